import {RULES} from '../../signals/registry.ts';
import {ruleWords} from '../../model/words.ts';
import {Labels} from '../labels.ts';
import type {Page} from '../page.ts';
import {recordLines} from '../views/alert-parts.ts';
import {alertsAbout} from '../views/alerts-about.ts';

/** One flag in full; people stand in it with initials, and each leads to the page where a name is opened with a reason. */
export const FLAG_PAGE: Page = {
  method: 'GET',
  url: '/flags/:id',
  action: 'flags:read',
  handle: (asked) => {
    const {world, id, grant, may, showingOf, desk} = asked;
    const flag = world.flags().find((one) => one.id === id);
    if (flag === undefined) return null;
    const network = world.network();
    const lines = recordLines(network.records, desk.policy());
    const roles = new Map(flag.persons.map((person, at) => [person, `Person ${at + 1}`]));
    const labels = new Labels(network, showingOf, roles);
    const alerts = alertsAbout(asked, flag.persons);
    return {
      objects: [id, ...flag.persons, ...alerts.map((alert) => alert.id)],
      answer: {
        template: 'flag',
        title: `Flag ${id}`,
        view: {
          flag: {...flag, text: labels.inWords(flag.text)},
          rule: ruleWords(flag.rule),
          alerts,
          summary: RULES.find(({id: rule}) => rule === flag.rule)?.summary ?? '',
          people: flag.persons.map((person) => ({id: person, label: labels.of(person)})),
          first: lines(flag.firstRecords),
          records: lines(flag.evidence),
          terms: flag.terms.map((term) => ({...term, text: labels.inWords(term.text)})),
          mayReadPeople: may('person:read') && grant.sees.names,
        },
      },
    };
  },
};
