/** The London authorities by the three letters that London extracts add to a child's local id ("_BRE"). */
export const LONDON_AUTHORITIES: Readonly<Record<string, {name: string; dfe: string}>> = {
  BAD: {name: 'Barking and Dagenham', dfe: '301'},
  BAR: {name: 'Barnet', dfe: '302'},
  BEX: {name: 'Bexley', dfe: '303'},
  BRE: {name: 'Brent', dfe: '304'},
  BRO: {name: 'Bromley', dfe: '305'},
  CAM: {name: 'Camden', dfe: '202'},
  CIT: {name: 'City of London', dfe: '201'},
  CRO: {name: 'Croydon', dfe: '306'},
  EAL: {name: 'Ealing', dfe: '307'},
  ENF: {name: 'Enfield', dfe: '308'},
  GRE: {name: 'Greenwich', dfe: '203'},
  HAC: {name: 'Hackney', dfe: '204'},
  HAF: {name: 'Hammersmith and Fulham', dfe: '205'},
  HAV: {name: 'Havering', dfe: '311'},
  HAW: {name: 'Harrow', dfe: '310'},
  HAY: {name: 'Haringey', dfe: '309'},
  HIL: {name: 'Hillingdon', dfe: '312'},
  HOU: {name: 'Hounslow', dfe: '313'},
  ISL: {name: 'Islington', dfe: '206'},
  KAC: {name: 'Kensington and Chelsea', dfe: '207'},
  KUT: {name: 'Kingston upon Thames', dfe: '314'},
  LAM: {name: 'Lambeth', dfe: '208'},
  LEW: {name: 'Lewisham', dfe: '209'},
  MER: {name: 'Merton', dfe: '315'},
  NEW: {name: 'Newham', dfe: '316'},
  RED: {name: 'Redbridge', dfe: '317'},
  RUT: {name: 'Richmond upon Thames', dfe: '318'},
  SOU: {name: 'Southwark', dfe: '210'},
  SUT: {name: 'Sutton', dfe: '319'},
  TOW: {name: 'Tower Hamlets', dfe: '211'},
  WAL: {name: 'Waltham Forest', dfe: '320'},
  WAN: {name: 'Wandsworth', dfe: '212'},
  WES: {name: 'Westminster', dfe: '213'},
};

/** The three letters of a London authority from its letters, DfE number or name ("LB Brent", "Royal Borough of Greenwich"); null elsewhere. */
export function londonAuthority(raw: string): string | null {
  const text = raw.trim().toUpperCase();
  if (Object.hasOwn(LONDON_AUTHORITIES, text)) return text;
  const name = plain(text);
  for (const [code, authority] of Object.entries(LONDON_AUTHORITIES)) {
    if (authority.dfe === text || plain(authority.name) === name) return code;
  }
  return null;
}

function plain(name: string): string {
  return name
    .toUpperCase()
    .replace(/&/g, ' AND ')
    .replace(/\b(?:LONDON BOROUGH|ROYAL BOROUGH|CITY OF WESTMINSTER)\b/g, (found) =>
      found.endsWith('WESTMINSTER') ? 'WESTMINSTER' : '',
    )
    .replace(/\b(?:LB|RB|COUNCIL|BOROUGH)\b/g, '')
    .replace(/^\s*OF\b/, '')
    .replace(/UPON THAMES/, '')
    .replace(/[^A-Z]/g, '');
}
