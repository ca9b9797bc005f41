import {z} from 'zod';
import {factsOf, familiesOf} from '../../clusters/groups/group.ts';
import {findIfOne, type IfOne} from '../../clusters/if-one.ts';
import {apartWords} from '../../clusters/leads.ts';
import {sealedNetwork} from '../../network/guard/shown.ts';
import type {Inquiry} from '../inquiry.ts';
import {count} from '../parameters.ts';
import {labelsOf, nameOf, personId} from '../people.ts';
import {question, type Question} from '../question.ts';
import {setScene} from '../../clusters/set-scene.ts';

/** Doubtful identities by what hangs on them: linked families that would come about if two adults were one. */
export const linkedIfOne: Question = question({
  name: 'linked-if-one',
  number: null,
  asks: 'Which two adults, held apart, would be one adult named beside harm to children of several families, if they are one person?',
  method:
    'Of adults who are named beside other families\' children, those who fall short by little of being taken for one: records that are held apart for want of evidence, and a name alone that few others of the hub bear ("namesakes"). Each pair is tried by itself, against the same chance as alerts for one adult, and listed where the two together are linked to more families than either alone. Nobody is merged for it, it is no alert and changes none: "ringfence what-if LEFT RIGHT" says which records would tell, "ringfence judge same" or "different" settles it, and what was judged is not listed again. The surest identity comes first.',
  parameters: z.strictObject({most: count(20, 'Pairs to list, at most')}),
  columns: {
    left: 'Adult',
    leftName: 'Name most records give',
    right: 'The adult who may be the same',
    rightName: 'Name most records give',
    apart: 'Why they are held apart',
    bits: 'Weight of the two being one, in bits, among adults who are linked so; alerts take two for one from the bits of their configuration on',
    namesakes: 'Further adults of that name whom the hub knows; empty where more than the name was compared',
    families: 'Families that the two together are linked to',
    alone: 'Families that each is linked to alone: left + right',
    children: 'Children of those families whom records name with either',
    expected: 'Single adults of a hub without clusters expected to be linked as far',
    alerts: 'Alerts that one of the two is in already',
    records: 'Records of these links',
  },
  answer: (inquiry, {most}) => {
    const scene = setScene(sealedNetwork(inquiry.scene.network), inquiry.clusters);
    return findIfOne(scene)
      .slice(0, most)
      .map((one) => rowOf(inquiry, one));
  },
});

function rowOf(inquiry: Inquiry, {doubt, links, alone, byChance}: IfOne) {
  const {left, right, bits, others, reason} = doubt;
  const facts = factsOf(links);
  const ids = [personId(inquiry, left), personId(inquiry, right)];
  return {
    left: ids[0]!,
    leftName: nameOf(inquiry, left),
    right: ids[1]!,
    rightName: nameOf(inquiry, right),
    apart: apartWords(reason),
    bits: Number(bits.toFixed(1)),
    namesakes: others,
    families: familiesOf(links).length,
    alone: alone.join(' + '),
    children: labelsOf(
      inquiry,
      [...new Set(facts.map(({child}) => child))].sort((one, other) => one - other),
    ),
    expected: Number(byChance.toPrecision(2)),
    alerts: inquiry.alerts.filter(({persons}) => persons.some(({person}) => ids.includes(person))).map(({id}) => id),
    records: [...new Set(facts.flatMap(({records}) => records))].sort(),
  };
}
