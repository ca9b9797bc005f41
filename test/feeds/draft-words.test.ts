import {expect, test} from 'vitest';
import {kindElse, kindOfFile, kindOfWords} from '../../src/feeds/draft/words/kind-words.ts';
import {ALLEGATION_WORDS, RAG_WORDS, roleIn, wordIn} from '../../src/feeds/draft/words/value-words.ts';

/** Words and codes of cells as case systems write them. */

test('codes of reasons are the kinds that they shorten, and a child protected from an assault tells of abuse', () => {
  const kinds = {
    NEGL: 'neglect',
    PHYS: 'physical-abuse',
    EMOT: 'emotional-abuse',
    SEXAB: 'sexual-abuse',
    MISS: 'missing',
    'SELF-H': 'self-harm',
    SUBST: 'substance-misuse',
    'PAR-MH': 'mental-health',
    OFFEND: 'offence-other',
    'Child Protection - Assault': 'physical-abuse',
  };
  const read = Object.keys(kinds).map((text) => [text, kindOfWords(text, 'social-care')]);
  expect(Object.fromEntries(read)).toEqual(kinds);
  expect(kindOfWords('Physiotherapy', 'social-care')).toBeNull();
});

test('what is not substantiated is not confirmed', () => {
  const read = ['Not substantiated', 'Substantiated', 'Unfounded', 'Under investigation', 'Believed malicious'].map(
    (text) => wordIn(ALLEGATION_WORDS, text),
  );
  expect(read).toEqual(['unsubstantiated', 'confirmed', 'unsubstantiated', 'stated', 'malicious']);
});

test('grades are read in the short words of the police', () => {
  expect(['HIGH', 'MED', 'STD', 'H', 'M', 'S'].map((text) => wordIn(RAG_WORDS, text))).toEqual([
    'red',
    'amber',
    'green',
    'red',
    'amber',
    'green',
  ]);
});

test('a friend of a mother is no parent, and a childminder no child', () => {
  const words = [
    'Friend of mother',
    "Grandparent's friend",
    'Mother',
    'Childminder',
    'Child',
    'Neighbour',
    'Friend of victim',
  ];
  expect(words.map(roleIn)).toEqual(['associate', 'associate', 'parent', 'carer', 'subject', 'associate', null]);
});

test('short words of police systems are the offences that they shorten', () => {
  const words = ['CRIMDAM', 'PUBORD', 'PPN CHILD', 'DA', 'Crim Damage'];
  expect(words.map((text) => kindOfWords(text, 'police'))).toEqual([
    'offence-other',
    'antisocial-behaviour',
    'child-concern',
    'domestic-abuse',
    'offence-other',
  ]);
});

test('a register of tenancies with a column for notes of antisocial behaviour tells of none', () => {
  expect(kindOfFile(['orchard', 'tenancies', 'tenant', 'start', 'asb', 'notes'], 'housing')).toBeNull();
  expect(kindOfFile(['asb', 'complaints', 'tenant'], 'housing')).toBe('antisocial-behaviour');
});

test('who sells drugs offends, and a child whom a youth offending service tells of may have been sent', () => {
  const words = ['PWITS', 'Possession with intent to supply Class A', 'Being concerned in the supply of cocaine'];
  expect(words.map((text) => kindOfWords(text, 'police'))).toEqual(words.map(() => 'offence-other'));
  expect(words.map((text) => kindOfWords(text, 'youth-offending'))).toEqual(words.map(() => 'criminal-exploitation'));
  expect(kindOfWords('Concern about a supply teacher', 'education')).toBe('child-concern');
  expect([kindElse('youth-offending', ['criminal-exploitation']), kindElse('housing', ['neglect'])]).toEqual([
    'offence-other',
    'other',
  ]);
});
