import type {Dice} from '../dice.ts';
import {relationTo, type Harm, type HarmKind} from '../people/harm.ts';
import {civilOf} from '../../../src/base/day.ts';
import {ageOn, END, isAlive, type Person} from '../people/model.ts';
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

/** Share of pupils who are in the year below that of their age: held back, or come from abroad. */
const HELD_BACK = 0.015;

/** The year of school a pupil is in: the first is that in which one turns six between September and August. */
function schoolYear({born, id}: Person, day: number, dice: Dice): string {
  const [today, birth] = [civilOf(day), civilOf(born)];
  const begun = today.month >= 9 ? today.year : today.year - 1;
  const reception = birth.month >= 9 ? birth.year + 5 : birth.year + 4;
  const year = begun - reception - (dice.stream(`year ${String(id)}`).chance(HELD_BACK) ? 1 : 0);
  return year > 0 ? String(year) : year === 0 ? 'R' : 'N';
}

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
      // Kin are called what they are to this pupil, who need not be the child that the incident is told by.
      const isKin = incident.household?.ever.has(person) === true;
      return [`${text} (${isKin ? relationTo(person, child, incident.household) : relation})`];
    });
    rows.push({
      cells: {
        entry: `SL${String(rows.length + 12_000)}`,
        logged: `${dateText(day, 'DD-MM-YYYY')} ${clockText(dice.whole(500, 1000))}`,
        about: dateText(incident.day, 'DD-MM-YYYY'),
        adm_no: dice.chance(0.85) ? pupil.number : '',
        pupil: shortName(pupil),
        yr: schoolYear(child, day, dice),
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
