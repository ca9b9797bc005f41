/** A public set: where it lies under RINGFENCE_DATA, how Ringfence reads it, and what names the true person of a row. */
export type PublicSet = {
  name: string;
  path: string;
  /** Column of the row's own id. */
  id: string;
  mapping: string;
  truthOf(row: Record<string, string>): string;
};

const HEAD = "version: 1\nfeed: people\nagency: other\nreceived: {constant: '2000-01-01'}\n";

const FEBRL = `${HEAD}key: rec_id
people:
  p:
    name: {given: given_name, family: surname}
    birth: {date: {value: date_of_birth, invalid: part}}
    identifiers: {local: soc_sec_id}
    address: {parts: [street_number, address_1, address_2, suburb, state], postcode: postcode}
`;

const febrl = (number: number): PublicSet => ({
  name: `febrl${String(number)}`,
  path: `people/febrl/dataset${String(number)}.csv`,
  id: 'rec_id',
  mapping: FEBRL,
  truthOf: (row) => row['rec_id']!.split('-')[1]!,
});

export const PUBLIC_SETS: readonly PublicSet[] = [
  febrl(1),
  febrl(2),
  febrl(3),
  {
    name: 'fake_1000',
    path: 'people/splink/fake_1000.csv',
    id: 'unique_id',
    mapping: `${HEAD}key: unique_id
people:
  p: {name: {given: first_name, family: surname}, birth: dob, emails: email, address: city}
`,
    truthOf: (row) => row['cluster']!,
  },
  {
    name: 'RLdata500',
    path: 'people/rldata/RLdata500.csv',
    id: 'rec_id',
    mapping: `${HEAD}key: rec_id
placeholders: [NA]
people:
  p: {name: {given: [fname_c1, fname_c2], family: {join: [lname_c1, lname_c2]}}, birth: {year: by, month: bm, day: bd}}
`,
    truthOf: (row) => row['ent_id']!,
  },
  {
    name: 'historical_half',
    path: 'people/splink/historical_half.csv',
    id: 'unique_id',
    mapping: `${HEAD}key: unique_id
people:
  p:
    name: {full: {column: full_name, match: '^[^,]+'}, order: forename-first}
    names: [{use: known-as, given: first_name, family: surname}]
    birth: {date: {value: dob, invalid: part}}
    sex: gender
    birthPlace: birth_place
    occupation: occupation
    address: {postcode: postcode_fake}
`,
    truthOf: (row) => row['cluster']!,
  },
];
