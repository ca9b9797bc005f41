import {slip} from '../../datasets/dirt/typing.ts';
import {petFormsOf, variantsOf} from '../../datasets/names/variants.ts';
import type {Draw, Facts, Sex} from './facts.ts';

/** Two records, of one person or of two. */
export type Kind = {name: string; isSame: boolean; pair(draw: Draw): [Facts, Facts]};

const two = (name: string, pair: Kind['pair']): Kind => ({name, isSame: false, pair});
const one = (name: string, pair: Kind['pair']): Kind => ({name, isSame: true, pair});

/** Forenames that twins are given and that differ by a letter or a sound. */
const ALIKE: readonly [string, string, Sex][] = [
  ['Jayden', 'Hayden', 'male'],
  ['Aisha', 'Aishah', 'female'],
  ['Maya', 'Mya', 'female'],
  ['Hassan', 'Hussain', 'male'],
  ['Ella', 'Elsa', 'female'],
  ['Amina', 'Amira', 'female'],
  ['Jordan', 'Jaydan', 'male'],
  ['Kian', 'Kieran', 'male'],
  ['Tia', 'Mia', 'female'],
  ['Sofia', 'Sophia', 'female'],
  ['Zain', 'Zayn', 'male'],
  ['Layla', 'Leyla', 'female'],
];

/** Forms of one name that strangers of one hostel bear. */
const MOHAMMEDS = ['Mohammed', 'Mohamed', 'Muhammad', 'Mohammad', 'Mohamad'];
const COMMON_FAMILIES =
  `Ali Ahmed Khan Hassan Hussein Abdi Hussain Mohamud Rahman Malik Iqbal Shah Ibrahim Yusuf Omar Osman
  Farah Warsame Rahimi Ahmadi Karimi Noori Haidari Said Saleh Osmani Tesfay Haile Diallo Barry`.split(/\s+/);

/** Second parts that women of Bengali and Pakistani families are recorded with, for a family name or before one. */
const HONORIFICS = ['Begum', 'Khatun', 'Bibi', 'Akhtar'];

/** Different people who look like one. Decided by no kind's share in the suite: each has as many pairs. */
const DIFFERENT: readonly Kind[] = [
  two('twins', (draw) => {
    const first = draw.child();
    const sex = draw.is(0.5) ? 'female' : 'male';
    return [first, {...first, given: draw.given(sex, first.given), sex}];
  }),
  two('alike twins', (draw) => {
    const [given, other, sex] = draw.pick(ALIKE);
    const first = {...draw.child(), given, sex};
    return [first, {...first, given: other}];
  }),
  two('siblings', (draw) => {
    const first = draw.child();
    const sex = draw.is(0.5) ? 'female' : 'male';
    return [first, {...first, given: draw.given(sex, first.given), sex, born: draw.near(first.born, -900, -300)}];
  }),
  two('father and son of one name', (draw) => {
    const son = {...draw.child(), sex: 'male' as const, given: draw.given('male')};
    return [son, {...son, born: draw.near(son.born, -14_000, -7_000)}];
  }),
  two('couple', (draw) => {
    const first = draw.adult('female');
    return [first, {...first, given: draw.given('male'), sex: 'male', born: draw.near(first.born, -1500, 1500)}];
  }),
  two('co-tenants', (draw) => {
    const first = draw.adult('male');
    return [first, {...draw.adult('male'), address: first.address, postcode: first.postcode, phone: first.phone}];
  }),
  two('1 January in one hostel', (draw) => {
    const given = draw.is(0.3) ? draw.pick(MOHAMMEDS) : draw.given('male');
    const other = MOHAMMEDS.includes(given) ? draw.pick(MOHAMMEDS) : given;
    const first: Facts = {
      ...draw.adult('male'),
      given,
      family: draw.is(0.5) ? draw.pick(COMMON_FAMILIES) : draw.family(),
      born: `${String(1960 + draw.rng.int(46))}-01-01`,
      ...draw.hostel(),
      phone: '',
    };
    return [first, {...first, given: other}];
  }),
  two('namesakes', (draw) => {
    const first = draw.adult();
    return [first, {...first, ...draw.home(), phone: draw.phone(), born: draw.near(first.born, 20, 700)}];
  }),
  two('unborn of two mothers', (draw) => {
    const first: Facts = {...draw.person(0), given: 'Unborn', isUnborn: true, sex: 'unknown'};
    return [first, {...first, ...draw.home(), phone: draw.phone(), born: draw.near(first.born, -20, 20)}];
  }),
  two("baby with the mother's number", (draw) => {
    const mother = {...draw.adult('female'), nhs: draw.nhs()};
    const baby = {...draw.person(0), family: mother.family, address: mother.address, postcode: mother.postcode};
    return [mother, {...baby, given: draw.is(0.5) ? 'Baby' : baby.given, nhs: mother.nhs, phone: mother.phone}];
  }),
  two('cousins of one name', (draw) => {
    const first = draw.child();
    return [first, {...first, ...draw.home(), phone: '', born: draw.near(first.born, 250, 800)}];
  }),
];

/** Records of one person that look like two. */
const SAME: readonly Kind[] = [
  one('married and moved', (draw) => {
    const first = draw.adult('female');
    return [first, {...first, family: draw.family(first.family), ...draw.home()}];
  }),
  one('moved', (draw) => {
    const first = draw.adult();
    return [first, {...first, ...draw.home(), phone: draw.phone()}];
  }),
  one('reversed names', (draw) => {
    const first = draw.adult();
    return [first, {...first, given: first.family, family: first.given, ...(draw.is(0.5) ? draw.home() : {})}];
  }),
  one('customary names', (draw) => {
    const first = {...draw.adult('female'), family: draw.pick(HONORIFICS)};
    const family = draw.family();
    return [first, {...first, family: draw.is(0.5) ? family : `${first.family} ${family}`}];
  }),
  one('day and month swapped', (draw) => {
    const first = draw.child();
    const [year, month] = first.born.split('-');
    const date = String(1 + draw.rng.int(12)).padStart(2, '0');
    return [
      {...first, born: `${year!}-${month!}-${date}`},
      {...first, born: `${year!}-${date}-${month!}`, phone: ''},
    ];
  }),
  one('another spelling', (draw) => {
    const first = draw.adult('male');
    const given = draw.pick(MOHAMMEDS);
    return [
      {...first, given},
      {...first, given: draw.pick(variantsOf(given)), ...(draw.is(0.5) ? draw.home() : {})},
    ];
  }),
  one('short name', (draw) => {
    const [given, sex] = draw.pick([
      ['Thomas', 'male'],
      ['Elizabeth', 'female'],
      ['William', 'male'],
      ['Margaret', 'female'],
      ['Robert', 'male'],
      ['Catherine', 'female'],
      ['Michael', 'male'],
      ['Rebecca', 'female'],
    ] as const);
    const first = {...draw.adult(sex), given};
    return [first, {...first, given: draw.pick(petFormsOf(given)), ...(draw.is(0.5) ? draw.home() : {})}];
  }),
  one('slips of the keyboard', (draw) => {
    const first = draw.child();
    return [first, {...first, given: slip(draw.rng, first.given), family: slip(draw.rng, first.family), phone: ''}];
  }),
  one('unborn, then named', (draw) => {
    const named = draw.person(0);
    const expected = draw.near(named.born, -12, 16);
    return [{...named, given: 'Unborn', isUnborn: true, sex: 'unknown', born: expected}, named];
  }),
  one('baby, then named', (draw) => {
    const named = {...draw.person(0), nhs: draw.nhs()};
    return [{...named, given: 'Baby', nhs: draw.is(0.5) ? named.nhs : ''}, named];
  }),
];

export const KINDS: readonly Kind[] = [...DIFFERENT, ...SAME];
