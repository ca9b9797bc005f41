import {readFileSync, writeFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import {Option, type Command} from 'commander';
import {RingfenceError} from '../../../base/errors.ts';
import {writeCypher} from '../../../graphs/cypher.ts';
import {readGexf, writeGexf} from '../../../graphs/gexf.ts';
import type {PropertyGraph} from '../../../graphs/graph.ts';
import {readGraphml, writeGraphml} from '../../../graphs/graphml.ts';
import {networkGraph, type NetworkGraph} from '../../../graphs/network-graph.ts';
import {gephiTables, i2Table, type GraphTable} from '../../../graphs/tables.ts';
import {addCommand, asOfOption, workspaceOption, type Session} from '../../command.ts';
import {csvLine} from '../../output.ts';
import {currentId, notFound, viewing} from '../../workspace-access.ts';
import {makeFolder} from '../../../workspace/make-folder.ts';

const FORMATS = ['graphml', 'gexf', 'gephi', 'i2', 'cypher'] as const;
type Format = (typeof FORMATS)[number];

const formatOption = (): Option =>
  new Option(
    '-f, --format <format>',
    'graphml, gexf or cypher to stdout; gephi (nodes.csv and edges.csv) needs --out; i2 (one CSV of links)',
  )
    .choices(FORMATS)
    .default('graphml');

/** `export network`: the network for other tools, and `export convert`: a graph file from one form into another. */
export function addNetworkExport(parent: Command, session: Session): void {
  parent.enablePositionalOptions();
  addCommand(
    parent,
    'network',
    'persons, dwellings and incidents with their dated edges, for Gephi, i2, Neo4j and others',
    'ringfence export network --format gexf > network.gexf',
  )
    .addOption(workspaceOption())
    .addOption(formatOption())
    .option('--around <person...>', 'only these persons and what is next to them')
    .addOption(asOfOption())
    .option('--no-names', 'label people by their ids')
    .option('-o, --out <folder>', 'write into this folder instead of stdout')
    .action(
      async (options: {
        workspace: string;
        format: Format;
        around?: string[];
        asOf: string | null;
        names: boolean;
        out?: string;
      }) => {
        const {graph, withheld} = await viewing(options, session, (view): NetworkGraph => {
          const network = view.shown();
          const around = options.around?.map((asked) => {
            const id = currentId(view, asked, session);
            const person = network.resolved.persons.findIndex((candidate) => candidate.id === id);
            if (person < 0) throw notFound('person', id);
            return person;
          });
          return networkGraph(network, {names: options.names, around: around ?? null, withheld: view.withheld()});
        });
        write(session, graph, options.format, options.out);
        session.message(
          `${graph.nodes.length} nodes and ${graph.edges.length} edges; ${withheld.dwellings} addresses that are protected or lead to one, and ${withheld.stays} stays there, are withheld.`,
        );
      },
    );
  addCommand(
    parent,
    'convert <file>',
    'a GraphML or GEXF file in another form',
    'ringfence export convert chart.graphml --format gexf > chart.gexf',
  )
    .addOption(formatOption())
    .option('-o, --out <folder>', 'write into this folder instead of stdout')
    .action((file: string, options: {format: Format; out?: string}) => {
      const graph = readGraph(file);
      write(session, graph, options.format, options.out);
      session.message(`${graph.nodes.length} nodes and ${graph.edges.length} edges.`);
    });
}

function readGraph(file: string): PropertyGraph {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    throw new RingfenceError('FILE_MISSING', `${file}: the file cannot be read; check the path.`, {cause: error});
  }
  const name = basename(file);
  if (/<(?:\w+:)?graphml\b/.test(text)) return readGraphml(text, name);
  if (/<(?:\w+:)?gexf\b/.test(text)) return readGexf(text, name);
  throw new RingfenceError('FILE_DAMAGED', `${name}: this is neither GraphML nor GEXF.`);
}

function write(session: Session, graph: PropertyGraph, format: Format, out: string | undefined): void {
  const files = filesOf(graph, format);
  if (out === undefined) {
    if (files.length > 1)
      throw new RingfenceError('USAGE', `--format ${format} makes ${files.length} files: say where with --out FOLDER.`);
    return session.data(files[0]!.text);
  }
  makeFolder(out);
  for (const {name, text} of files) writeFileSync(join(out, name), text);
}

function filesOf(graph: PropertyGraph, format: Format): {name: string; text: string}[] {
  if (format === 'graphml') return [{name: 'network.graphml', text: writeGraphml(graph)}];
  if (format === 'gexf') return [{name: 'network.gexf', text: writeGexf(graph)}];
  if (format === 'cypher') return [{name: 'network.cypher', text: writeCypher(graph)}];
  if (format === 'i2') return [{name: 'links.csv', text: csv(i2Table(graph))}];
  const {nodes, edges} = gephiTables(graph);
  return [
    {name: 'nodes.csv', text: csv(nodes)},
    {name: 'edges.csv', text: csv(edges)},
  ];
}

const csv = ({columns, rows}: GraphTable): string => [columns, ...rows].map(csvLine).join('');
