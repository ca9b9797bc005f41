/** One question as it is put to the committed borough, and how its answer was checked by hand. */
export type Case = {
  question: string;
  /** A value "truth:P000001" stands for the workspace's person for that true person. */
  given?: Record<string, string>;
  asOf?: string;
  /** How the answer was checked against the extracts or the truth, once, by hand. */
  checked: string;
};

export const CASES: readonly Case[] = [
  {
    question: 'repeat-no-further-action',
    checked:
      'Read the three rows named (police-child 198 and 222, social-care-contacts 450): one child of the truth (P000016), 18 February to 21 October 2022, one closed with NFA, two without an outcome.',
  },
  {
    question: 'repeat-no-further-action-agencies',
    given: {agencies: '2'},
    checked:
      'Same rows: police-child is police, contact 450 has source 5C (another authority), which makes two tellers.',
  },
  {
    question: 'adults-across-families',
    given: {households: '4'},
    checked:
      'Read police-child rows 11, 33, 60, 69, 76, 213 and 260, which name P002013 (the coach of planted cluster K007) beside children of six families; row 213 is about the child of row 69.',
  },
  {
    question: 'new-adult-with-young-child',
    given: {days: '2500'},
    checked:
      'One row is P002014 and three are P002016, serial perpetrators of the truth, each with a child of truth/true_coresidence.csv, between three weeks and four months after the day given there; the allegations are those of the families before.',
  },
  {
    question: 'addresses-of',
    given: {person: 'truth:P002014'},
    checked:
      "Held against social-care-addresses rows 159, 214 and 340 and probation row 7, which give this man's moves with their dates; truth/serial_perpetrators.csv has the same four families in the same order.",
  },
  {
    question: 'lived-with',
    given: {person: 'truth:P002018'},
    checked:
      'Tenancy rows 120 and 121 name P002018 at this address from 9 and 19 November 2020 with P000983 and child P000985; truth/coresidence.csv has the pair from 9 November 2020.',
  },
  {
    question: 'shortest-paths',
    given: {from: 'truth:P000386', to: 'truth:P000533', time: 'forward'},
    checked:
      "Relationship row 120 makes the man ex-partner of the first woman from 26 July 2018; address row 340 puts him in the second woman's home on 20 September 2022: two steps, forward in time, and nothing shorter as no row names both women.",
  },
  {
    question: 'shared-adult-with-planned-child',
    given: {categories: 'EMO'},
    checked:
      'Read care-plans rows 31, 32 and 35: children of three families placed in one home; the adult is their foster carer in the truth (P000085), so the answer is right and harmless. The rows after rest on neglect reports that name two families beside one adult.',
  },
  {
    question: 'marac-new-partners',
    checked:
      'Read marac row 14 and police-da rows 57, 60 and 65: P002014 is partner of P000533 from 2 January 2023, after the referral about P000457; truth/serial_perpetrators.csv has her as his fourth family.',
  },
  {
    question: 'serial-perpetrators',
    checked:
      'All three serial perpetrators of truth/serial_perpetrators.csv are here with their victims in the order of the truth; the one other (P000344) harmed his own son and another family, whom no row joins but through him.',
  },
  {
    question: 'marac-repeats',
    checked:
      'Counted from marac rows 7, 8, 9, 14 and 15 and police-da rows 29-65: incidents of the same two people within twelve months of a referral, flags ending a year after the last.',
  },
  {
    question: 'rising-households',
    checked:
      'Three of the homes are those of P000924, P000943 and P000962, the escalating series of truth/escalation.csv; none of its three controls is here. p of the gravities 1,1,1,2,2,4,4,4,4 is 1 of the 1,260 orders they can have.',
  },
  {
    question: 'closed-stacks',
    given: {incidents: '2', agencies: '1', days: '30', gravity: '4'},
    checked:
      'Read contacts 92 and 190 (both NFA, 5 February 2019 and 9 January 2020, 338 days apart) and the episodes 3 and 22 that tell of the same two nights.',
  },
  {
    question: 'missing-and-found',
    given: {episodes: '2', days: '365'},
    checked:
      'The four children of planted cluster K004 (truth/cluster_members.csv); missing-episodes rows 2-24 give their episodes and the flat.',
  },
  {
    question: 'addresses-of-unrelated-children',
    checked:
      'The first is the flat of cluster K004 and the second that of K002 (D1183) in the truth; missing-episodes rows 5-23 and 33-41 give the children.',
  },
  {
    question: 'shared-phones-and-vehicles',
    given: {groups: '1', kinds: 'phone,vehicle,email'},
    checked:
      'Read the mentions behind each number: one is the line of Anansi House, which the workspace takes for one home; the other two are one person of the truth under two persons of the workspace. The lines of two hostels (health-registrations gives them on eight and eleven rows) are left out.',
  },
  {
    question: 'missing-together',
    checked:
      'A script over missing-episodes and truth/mentions.csv alone finds the same four children, each two of them on at least three of the same nights, and no other pair with two.',
  },
  {
    question: 'unborn-after-removal',
    given: {overdue: '400'},
    asOf: '2019-12-31',
    checked:
      'Two people of the workspace are known by an expected date only on that day; no row says that a child of their recorded parents was removed, so none is right. A test with made-up records gives an answer that is not empty.',
  },
  {
    question: 'siblings-known-elsewhere',
    checked:
      'The nine children have a parent in common with a child named in social-care-contacts_EAL or social-care-relationships_EAL; each pair shares mother or father in truth/persons.csv.',
  },
  {
    question: 'moved-in-with-open-concern',
    given: {months: '72'},
    checked:
      'Contacts 3, 4 and 12 of social-care-contacts_EAL with their outcomes, against the first row of each child in a BRE file: 172, 6 and 18 days later.',
  },
  {
    question: 'family-and-anonymous-referrals',
    checked:
      'A script over social-care-contacts and truth/mentions.csv alone finds the same two children (contacts 324 and 350; 491 and 509) and no other with two such rows.',
  },
  {
    question: 'repeat-unsubstantiated-referrer',
    given: {min: '1'},
    checked:
      'Contact 399 is marked malicious and names the referrer P000705; missing-episodes row 36 is her other report about the same child. With min=2 nobody is left, as the rows bear out.',
  },
  {
    question: 'known-to-police-only',
    checked:
      'Read police-child rows 170, 219 and 231: three children of whom the workspace has no other record but a tenancy. The truth has P000715 in schools and contacts as well, under mentions that could not be joined; P000732 is in no other row.',
  },
  {
    question: 'not-on-a-school-roll',
    checked:
      "For the first three the truth's person was searched in school-census_BRE_2023-01-19: no row; their birth dates make them 13, 11 and 8 on that day, and the contacts named lie within two years.",
  },
  {
    question: 'infants-with-three-factors',
    asOf: '2020-06-30',
    checked:
      'Contacts 8-10 of social-care-contacts_EAL carry factors 3B, 1B and 4B for three siblings on 13 November 2019; the infant, born on 11 October 2019 in the truth, was under one on the day asked.',
  },
  {
    question: 'managed-adults-near-children',
    checked:
      'Probation rows 13 and 21: sexual assault in February 2020, and a red rating; tenancy row 120 puts him with P000985, as truth/coresidence.csv says.',
  },
  {
    question: 'ex-partners',
    given: {person: 'truth:P002016'},
    checked:
      'police-da row 9, marac rows 8 and 9 and relationship row 350 name the three women; truth/serial_perpetrators.csv has the same three in this order, and a fourth whom no police-da or marac row names with him.',
  },
  {
    question: 're-referred-after-closure',
    checked:
      'A script over the two contact files alone counts 28, 21, 20 and 16 such decisions by worker before 2023, and one more of 1 January; for contact 92 the return is contact 155 about 25 July 2019.',
  },
  {
    question: 'waiting-past-clock',
    checked:
      'Sums by rating equal a count over the two contact files alone (red 43, amber 185, green 324 received; 3, 18 and 27 with an outcome and no decision day). Contact 470 with an outcome and no day is under undated.',
  },
  {
    question: 'accepted-and-rejected',
    checked:
      "The 61 decisions handed in were made by a fixed rule; the counts were added up by hand for the alerts, and 1 of 1 has Wilson's low end 0.207 (1 / (1 + 3.8415)).",
  },
  {
    question: 'doubtful-identities',
    given: {show: 'merged'},
    checked:
      'Read the values of the first rows: one mention has another birth date or a number with one digit off, as the dirt of the borough plants; truth/mentions.csv has each of these persons as one.',
  },
  {
    question: 'alerts-on-one-identity',
    checked:
      'For the first alert: its adult P002001 has four of the links, and all five families are linked by the two other adults of cluster K001 too (alert in full), so it does not dissolve.',
  },
  {
    question: 'known-on',
    given: {person: 'truth:P000924'},
    asOf: '2020-12-31',
    checked:
      'The rows about P000924 with a date of receipt up to 31 December 2020 were counted in the files (contacts 65, 169, 254, 290; police-child 42, 84; addresses 7); contact 425 of 2022 is not among them.',
  },
  {
    question: 'who-viewed',
    given: {person: 'truth:P000924'},
    checked:
      'Four entries were handed in: one is of another person, one is older than 90 days before the last; two are left, latest first.',
  },
  {
    question: 'finding-rate-by-group',
    checked:
      'Groups are naming customs of the truth, as there is no ethnicity. People add up to all with an involvement; odds ratio and interval of one table were worked out by the published formulas in test/statistics.',
  },
  {
    question: 'people-named',
    given: {name: 'stevens'},
    checked: "grep for Stevens over the extracts: the family of the neighbour's contacts 7-10 and nobody else.",
  },
  {
    question: 'namesakes',
    given: {min: '3'},
    checked:
      'The people of each name were looked up in truth/mentions.csv: they are one person or two of the truth whom records name without a birth date or number, and who are rightly not joined on a name.',
  },
  {
    question: 'homes',
    given: {min: '12'},
    checked:
      'Livingstone House is a hostel in the truth, Anansi House and 149 East Lane have many rooms; addresses that are protected, or lead to one, have no label.',
  },
  {
    question: 'expand',
    given: {person: 'truth:P002014', most: '8'},
    checked:
      "The man's joins were listed from the rows named: family by family as in truth/serial_perpetrators.csv; the count of all joins is the length of the uncapped answer.",
  },
  {
    question: 'in-common',
    given: {left: 'truth:P000386', right: 'truth:P000442'},
    checked: 'Relationship row 120 and probation row 11 name him with each of the two women; no other row names both.',
  },
  {
    question: 'knows-involved',
    given: {min: '3'},
    checked:
      'Both children have a tie of kind associate to P002000, P002001 and P002002, the three adults of cluster K001, all suspects in police-child rows.',
  },
  {
    question: 'cluster-around',
    given: {person: 'truth:P002001'},
    checked:
      'P002001 is an adult of cluster K001: its two other adults, P002000 and P002002, are the answer, each linked to four of the five families that he is linked to.',
  },
  {
    question: 'linked-if-one',
    checked:
      'No rows, rightly: the one doubt near the level, of two persons who are both P002012 in the truth, links one family each, and three are asked for. test/clusters/if-one.test.ts has answers with rows.',
  },
];
