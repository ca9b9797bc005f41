import {Option, type Command} from 'commander';
import {RingfenceError} from '../base/errors.ts';
import type {Birth, Identifier, Mention} from '../model/mention.ts';
import {askedAbout, birthOf} from '../resolve/lookup/asked-about.ts';
import {standardNumber} from '../resolve/link/columns/standardise.ts';

/** National numbers that somebody can be asked for by. */
const NUMBERS = ['nhs', 'upn', 'uln', 'pnc', 'cro', 'ni'] as const;

export type AskedOptions = Partial<Record<(typeof NUMBERS)[number], Identifier>> & {
  given?: string;
  family?: string;
  formerly?: string;
  born?: Birth;
  sex: Mention['sex'];
  postcode?: string;
  address?: string;
  phone?: string;
  email?: string;
  local?: Identifier;
};

/** Adds the options that describe a person. */
export function addAskedOptions(command: Command): Command {
  command
    .option('--given <names>', 'forenames')
    .option('--family <name>', 'family name')
    .option('--formerly <name>', 'a former family name')
    .addOption(new Option('--born <date>', 'birth date: YYYY-MM-DD, YYYY-MM or YYYY').argParser(birthArgument))
    .addOption(new Option('--sex <sex>', 'sex').choices(['female', 'male', 'unknown']).default('unknown'))
    .option('--postcode <code>', 'postcode of the address')
    .option('--address <text>', 'address without the postcode')
    .option('--phone <number>', 'telephone number')
    .option('--email <address>', 'e-mail address');
  for (const kind of NUMBERS)
    command.addOption(
      new Option(`--${kind} <number>`, `${kind.toUpperCase()} number`).argParser((raw) =>
        numberArgument(kind, raw, ''),
      ),
    );
  return command.addOption(
    new Option('--local <register=number>', 'number in one register, as "social-care:BRE=304117"').argParser((raw) => {
      const at = raw.lastIndexOf('=');
      if (at < 1) throw refused('--local', 'write the register, "=" and the number');
      return numberArgument('local', raw.slice(at + 1), raw.slice(0, at));
    }),
  );
}

/** The person asked about, as a mention of this day that belongs to no record. @throws RingfenceError USAGE where nothing is said. */
export function askedMention(asked: AskedOptions, day: string): Mention {
  const {given = '', family = '', formerly, born = null, sex, postcode, address, phone, email, local} = asked;
  const identifiers = [...NUMBERS.map((kind) => asked[kind]), local].filter((number) => number !== undefined);
  if (given + family === '' && identifiers.length === 0 && phone === undefined && email === undefined)
    throw new RingfenceError(
      'USAGE',
      'Say whom to look for: a name, a number, a telephone number or an e-mail address.',
    );
  const names: Mention['names'] = given + family === '' ? [] : [{use: 'recorded', given, family, title: ''}];
  if (formerly !== undefined) names.push({use: 'former', given: '', family: formerly, title: ''});
  return askedAbout(
    {
      names,
      birth: born,
      sex,
      identifiers,
      phones: phone === undefined ? [] : [phone],
      emails: email === undefined ? [] : [email],
      address:
        postcode === undefined && address === undefined
          ? null
          : {text: address ?? '', postcode: postcode ?? null, uprn: null, protected: false},
    },
    day,
  );
}

function birthArgument(text: string): Birth {
  const birth = birthOf(text);
  if (birth === null)
    throw refused('--born', 'write a day, month or year of the calendar as YYYY-MM-DD, YYYY-MM or YYYY');
  return birth;
}

/** Names the option and never what was written there: it is about a person. */
const refused = (option: string, why: string): RingfenceError => new RingfenceError('USAGE', `${option}: ${why}.`);

/** A number that would count for nothing is refused here, by its kind. */
function numberArgument(kind: Identifier['kind'], value: string, scope: string): Identifier {
  const identifier = {kind, value, scope};
  if (standardNumber(identifier) === '')
    throw refused(`--${kind}`, `this is no ${kind.toUpperCase()} number, its form or check digit is wrong`);
  return identifier;
}
