import {untoldMention, type Mention} from '../../src/model/mention.ts';
import type {SuiteRecord} from './suite.ts';

const AGENCIES = ['police', 'social-care', 'health', 'education', 'housing'] as const;

/** A record of the suite as a mention of its own row. */
export function mentionOf({facts}: SuiteRecord, index: number): Mention {
  const {given, family, born, isUnborn, sex, address, postcode, phone, nhs} = facts;
  const id = `m${String(index).padStart(7, '0')}`;
  return {
    ...untoldMention({
      id,
      source: {feed: 'hard-cases', file: 'hard-cases.csv', row: index + 1, slot: 'person'},
      agency: AGENCIES[index % AGENCIES.length]!,
      area: 'BRE',
      receivedAt: '2024-06-01',
    }),
    names: [{use: 'recorded', given, family, title: ''}],
    birth: born === '' ? null : {from: born, to: born, kind: isUnborn ? 'expected' : 'exact'},
    sex,
    identifiers: nhs === '' ? [] : [{kind: 'nhs', value: nhs, scope: ''}],
    phones: phone === '' ? [] : [phone.replaceAll(' ', '')],
    address: {text: address, postcode, uprn: null, protected: false},
    lifeStage: isUnborn ? 'unborn' : 'unknown',
  };
}

/** The same fields as a table that any linker reads. */
export function csvOf(records: readonly SuiteRecord[]): string {
  const lines = records.map(({facts: {given, family, born, sex, address, postcode, phone, nhs}}, index) =>
    [index, given, family, born, sex === 'unknown' ? '' : sex, `"${address}"`, postcode, phone, nhs].join(','),
  );
  return `unique_id,first_name,surname,dob,sex,address,postcode,phone,nhs\n${lines.join('\n')}\n`;
}
