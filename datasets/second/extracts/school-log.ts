import type {Dice} from '../dice.ts';
import type {Harm, HarmKind} from '../people/harm.ts';
import {ageOn, END, isAlive} from '../people/model.ts';
import type {Offices} from '../systems/offices.ts';
import {slotOf, staffSlot, type Row, type Sheet} from './sheet.ts';
import {clockText, dateText, shortName} from './wording.ts';

const CATEGORY: Partial<Record<HarmKind, string>> = {
  domestic: 'Op Encompass',
  neglect: 'Neglect/hygiene',
  physical: 'Disclosure - physical',
  emotional: 'Wellbeing',
  sexual: 'Disclosure - sexual',
  exploitation: 'CSE/CCE concern',
  'county-lines': 'CSE/CCE concern',
  missing: 'Attendance',
  'self-harm': 'Self harm',
  'mental-health': 'Parent mental health',
  worry: 'Cause for concern',
};

/** Safeguarding log of the schools: the pupil as the roll has them, everybody else as a name that a child or a teacher said. */
export function schoolLog(harm: Harm, offices: Offices, dice: Dice): Sheet {
  const rows: Row[] = [];
  for (const incident of harm.inOrder()) {
    const child = incident.children.find(
      (child) =>
        ageOn(child, incident.day) >= 4 &&
        ageOn(child, incident.day) < 17 &&
        child.upn !== '' &&
        isAlive(child, incident.day),
    );
    if (child === undefined || !offices.hears('school', incident)) continue;
    const day = Math.min(END, incident.day + dice.whole(0, 3));
    const pupil = offices.school.card(child, day);
    const teacher = offices.employee('school', incident.id);
    const slots = [slotOf('pupil', pupil), staffSlot('teacher', teacher)];
    const named = [...incident.suspects, ...incident.others].slice(0, 3).flatMap(({person, relation}) => {
      const described = offices.named(person, day, incident, 0);
      const text = shortName(described);
      if (text === '') return [];
      slots.push(slotOf(`adult${String(slots.length - 1)}`, described));
      return [`${text} (${relation})`];
    });
    rows.push({
      cells: {
        entry: `SL${String(rows.length + 12_000)}`,
        logged: `${dateText(day, 'DD-MM-YYYY')} ${clockText(dice.whole(500, 1000))}`,
        about: dateText(incident.day, 'DD-MM-YYYY'),
        adm_no: dice.chance(0.85) ? pupil.number : '',
        pupil: shortName(pupil),
        yr: Math.max(0, ageOn(child, day) - 5),
        category: CATEGORY[incident.kind] ?? 'Cause for concern',
        people_named: named.join(', '),
        action: dice.pick(['Monitor', 'MASH referral', 'Parents spoken to', 'Early help', 'None']),
        by: `${dice.pick(['Mr', 'Ms', 'Mrs'])} ${teacher.names[0]!.name.family}`,
      },
      slots,
      incident: incident.id,
      received: day,
    });
  }
  return {
    feed: 'school-log',
    file: 'cpoms_export_NEW.csv',
    form: {kind: 'csv', delimiter: ',', encoding: 'utf-8', newline: '\n'},
    columns: Object.keys(rows[0]?.cells ?? {entry: ''}),
    rows,
    events: true,
    eventColumn: 'about',
    birthColumn: '',
  };
}
