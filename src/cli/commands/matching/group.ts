import type {Group} from '../../group.ts';

export const matchingGroup: Group = {
  heading: 'How well records are matched:',
  commands: [
    {
      usage: 'report',
      summary:
        'how the records were matched: weights, thresholds, doubtful pairs and people, as one HTML file with charts',
      load: async () => (await import('./report.ts')).reportCommand,
    },
    {
      usage: 'label',
      summary: 'say of pairs near the threshold whether they are one person, without seeing what was decided',
      load: async () => (await import('./label.ts')).labelCommand,
    },
    {
      usage: 'evaluate',
      summary: 'precision and recall of a clustering against a truth, or of a workspace against labelled pairs',
      load: async () => (await import('./evaluate.ts')).evaluateCommand,
    },
    {
      usage: 'model',
      summary: 'what matching weighs by: look at it, hand it on, or keep to it from run to run',
      isGroup: true,
      load: async () => (await import('./model.ts')).modelCommand,
    },
    {
      usage: 'link',
      summary: 'resolve the persons of one or more files without a workspace',
      load: async () => (await import('./link.ts')).linkCommand,
    },
    {
      usage: 'link-table',
      summary: 'link the rows of a CSV file of any kind by a model that Splink trained',
      load: async () => (await import('./link-table.ts')).linkTableCommand,
    },
  ],
};
