import type {Alert} from '../../model/finding.ts';
import type {Lead} from '../../model/lead.ts';
import type {acrossSeal} from '../../network/guard/across-seal.ts';

type Across = ReturnType<typeof acrossSeal>;

/**
 * Alerts that do not lead across an adoption, as flags do not: one that names a child as it was before beside those who adopted it, or the child
 * under its new name, would be told to everybody who reads alerts. Who is only near to one is left out of it.
 */
export const toldAlerts = (alerts: readonly Alert[], isAcross: Across): Alert[] =>
  alerts.flatMap((alert) => {
    const [persons, {evidence}] = [peopleOf(alert), alert];
    if (isAcross({persons, evidence})) return [];
    const nearest = alert.nearest.filter(({person}) => !isAcross({persons: [...persons, person], evidence: []}));
    return [nearest.length === alert.nearest.length ? alert : {...alert, nearest}];
  });

/** The same of questions of identity. */
export const toldLeads = (leads: readonly Lead[], isAcross: Across): Lead[] =>
  leads.filter(({left, right, families, links, evidence}) => {
    const linked = links.flatMap(({adult, children}) => [adult, ...children]);
    return !isAcross({persons: [left, right, ...linked, ...families.flatMap(({children}) => children)], evidence});
  });

const peopleOf = ({persons, families, links, associations = [], identities}: Alert): string[] => [
  ...new Set([
    ...persons.map(({person}) => person),
    ...families.flatMap(({children, adults}) => [...children, ...adults]),
    ...links.flatMap(({adult, children}) => [adult, ...children]),
    ...associations.flatMap(({adults}) => adults),
    ...identities.flatMap(({left, right}) => [left, right]),
  ]),
];
