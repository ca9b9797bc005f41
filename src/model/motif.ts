/** A pattern of domain practice: its letter there, the name it is drawn under, and what its drawing shows. */
export type Motif = {letter: string; name: string; shows: string};

/** Every motif an alert may have, by the word that alerts carry. */
export const MOTIFS: Readonly<Record<string, Motif>> = {
  'serial-adult': {
    letter: 'A',
    name: 'One adult, several families',
    shows: 'one adult beside children of families that nothing else joins',
  },
  'shared-adults': {
    letter: 'B',
    name: 'Shared adults',
    shows: 'several adults, each beside children of more than one of these families',
  },
  'shared-place': {letter: 'C', name: 'Shared place', shows: 'a home at which children of several families are seen'},
  'shared-thing': {
    letter: 'B',
    name: 'Shared telephone, vehicle or door',
    shows: 'unrelated adults who use one telephone, vehicle or front door, each beside children of another family',
  },
  'thing-of-children': {
    letter: 'D',
    name: 'One telephone or vehicle, several children',
    shows: 'children of several families, in reports of exploitation or missing, with one telephone or vehicle',
  },
  associates: {
    letter: 'B',
    name: 'Adults on record with one another',
    shows: 'adults named together, or with one telephone or vehicle, each beside children of another family',
  },
  'missing-together': {
    letter: 'D',
    name: 'Missing together',
    shows: 'children of several families gone on the same nights',
  },
  'removed-children': {
    letter: 'E',
    name: 'Removed children',
    shows: 'families whose children were put on a plan or into care, with adults in common',
  },
  'cross-borough': {
    letter: 'F',
    name: 'Across authorities',
    shows: 'families of more than one authority with adults in common',
  },
  professional: {
    letter: 'G',
    name: 'Met through work',
    shows: 'one adult, at work with children, beside children of several families',
  },
};
