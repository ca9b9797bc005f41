import type {Group} from '../../group.ts';

export const peopleGroup: Group = {
  heading: 'People:',
  commands: [
    {
      usage: 'persons',
      summary: 'everybody the records tell of',
      load: async () => (await import('./persons.ts')).personsCommand,
    },
    {
      usage: 'person <id>',
      summary: 'one person with every record behind them',
      load: async () => (await import('./person.ts')).personCommand,
    },
    {
      usage: 'lookup',
      summary: 'who somebody may be: the persons that fit, each with the match weight term by term',
      load: async () => (await import('./lookup.ts')).lookupCommand,
    },
    {
      usage: 'circle <id>',
      summary:
        'everybody around a person, by family: ties, homes at the same time, notifications that name both, with the records',
      load: async () => (await import('./circle.ts')).circleCommand,
    },
    {
      usage: 'chronology <id>',
      summary: 'all that was recorded of a person or family in order of time, merged across agencies',
      load: async () => (await import('./chronology.ts')).chronologyCommand,
    },
    {
      usage: 'genogram <id>',
      summary:
        'the family around a person by recorded relations, three generations, in sentences or drawn with the usual symbols',
      load: async () => (await import('./genogram.ts')).genogramCommand,
    },
    {
      usage: 'marac [perpetrator]',
      summary:
        'the pack of one case at MARAC, or of every case on a list: parties, grounds, incidents, children, the perpetrator’s other links, who must not receive it',
      load: async () => (await import('./marac.ts')).maracCommand,
    },
    {
      usage: 'subject-access <person>',
      summary:
        'everything held about one person, for who answers a subject access request: nobody else named, and what to weigh beside each record',
      load: async () => (await import('./subject-access.ts')).subjectAccessCommand,
    },
  ],
};
