import type {Inquiry} from '../../questions/inquiry.ts';
import type {Part} from '../sheet.ts';
import {criteriaSheet, incidentsSheet, otherWaySheet, PACK, referralsSheet, type PackConfig} from './between.ts';
import type {MaracCase} from './case.ts';
import {agenciesSheet, mustNotReceiveSheet} from './handling.ts';
import {childrenSheet, doubtsSheet, partiesSheet} from './people.ts';
import {addressesSheet, otherFamiliesSheet, otherVictimsSheet, partnersSheet} from './perpetrator.ts';

/** What stands at the head of everything that is made of a case. */
export const MARKING = 'OFFICIAL-SENSITIVE. The perpetrator must never learn of this.';

/** All that the hub's records hold for one case at MARAC, in the order of an agenda: children first after the parties. */
export function maracPack(inquiry: Inquiry, maracCase: MaracCase, config: PackConfig = PACK): Part[] {
  return [
    {
      id: 'case',
      title: 'The case',
      intro: 'Who, since when, and on what grounds.',
      sheets: [
        partiesSheet(inquiry, maracCase),
        referralsSheet(inquiry, maracCase),
        criteriaSheet(inquiry, maracCase, config),
      ],
    },
    {
      id: 'children-of-the-case',
      title: 'Children',
      intro: 'Each with what joins them to both.',
      sheets: [childrenSheet(inquiry, maracCase)],
    },
    {
      id: 'what-happened',
      title: 'What happened',
      intro: 'Merged across agencies, records of one event as one incident.',
      sheets: [incidentsSheet(inquiry, maracCase), otherWaySheet(inquiry, maracCase)],
    },
    {
      id: 'perpetrator',
      title: 'The perpetrator’s links',
      intro:
        'Whom else this person is recorded to have harmed or reached. No address stands here but those where records put the perpetrator.',
      sheets: [
        otherVictimsSheet(inquiry, maracCase),
        partnersSheet(inquiry, maracCase),
        otherFamiliesSheet(inquiry, maracCase),
        addressesSheet(inquiry, maracCase),
      ],
    },
    {
      id: 'handling',
      title: 'Handling',
      intro: 'Whom to ask, who must not know, and what is not certain.',
      sheets: [
        agenciesSheet(inquiry, maracCase),
        mustNotReceiveSheet(inquiry, maracCase),
        doubtsSheet(inquiry, maracCase),
      ],
    },
  ];
}
