/** Words as written in addresses, and the word each stands for. Only whole words are replaced. */
export const ABBREVIATIONS: Readonly<Record<string, string>> = {
  RD: 'ROAD',
  STR: 'STREET',
  AVE: 'AVENUE',
  AV: 'AVENUE',
  AVN: 'AVENUE',
  CL: 'CLOSE',
  CLS: 'CLOSE',
  CRES: 'CRESCENT',
  CRESC: 'CRESCENT',
  CR: 'CRESCENT',
  DR: 'DRIVE',
  DRV: 'DRIVE',
  GDN: 'GARDEN',
  GDNS: 'GARDENS',
  GRDNS: 'GARDENS',
  GRN: 'GREEN',
  GR: 'GROVE',
  GRV: 'GROVE',
  LN: 'LANE',
  PL: 'PLACE',
  PK: 'PARK',
  SQ: 'SQUARE',
  TERR: 'TERRACE',
  TER: 'TERRACE',
  TCE: 'TERRACE',
  WLK: 'WALK',
  WY: 'WAY',
  MS: 'MEWS',
  MWS: 'MEWS',
  BLVD: 'BOULEVARD',
  EMB: 'EMBANKMENT',
  EST: 'ESTATE',
  CT: 'COURT',
  CRT: 'COURT',
  HSE: 'HOUSE',
  HO: 'HOUSE',
  BLDG: 'BUILDING',
  BLDGS: 'BUILDINGS',
  MANS: 'MANSIONS',
  TWR: 'TOWER',
  LDG: 'LODGE',
  HTS: 'HEIGHTS',
  BLK: 'BLOCK',
  FLT: 'FLAT',
  FLATS: 'FLAT',
  APT: 'FLAT',
  APPT: 'FLAT',
  APARTMENT: 'FLAT',
  UNIT: 'FLAT',
  STUDIO: 'FLAT',
  MAISONETTE: 'FLAT',
  RM: 'ROOM',
  BEDSIT: 'ROOM',
  FLR: 'FLOOR',
  FL: 'FLOOR',
  GRD: 'GROUND',
  GRND: 'GROUND',
  LWR: 'LOWER',
  UPR: 'UPPER',
  BSMT: 'BASEMENT',
  BASMENT: 'BASEMENT',
  LOFT: 'ATTIC',
  BACK: 'REAR',
  LHS: 'LEFT',
  RHS: 'RIGHT',
  NTH: 'NORTH',
  STH: 'SOUTH',
  GT: 'GREAT',
  LT: 'LITTLE',
  UPP: 'UPPER',
  MT: 'MOUNT',
};

/** Words that end a street's name. */
export const STREET_WORDS: ReadonlySet<string> = new Set(
  (
    'ROAD STREET AVENUE CLOSE CRESCENT DRIVE GARDENS GREEN GROVE LANE PLACE PARK SQUARE TERRACE WALK WAY MEWS BOULEVARD ' +
    'EMBANKMENT HILL RISE ROW PARADE PASSAGE PATH YARD ALLEY ARCADE APPROACH BROADWAY CIRCUS COMMON CROSS END GATE ' +
    'HIGHWAY MOUNT QUAY RIDE SIDE VALE VIEW VILLAS WHARF BANK BRIDGE CHASE DENE FIELD FIELDS MARKET MEAD STRAND TURNING'
  ).split(' '),
);

/** Words that end the name of a building; COURT may also be a street, which its neighbours tell. */
export const BUILDING_WORDS: ReadonlySet<string> = new Set(
  (
    'HOUSE COURT BUILDING BUILDINGS MANSIONS MANSION TOWER TOWERS LODGE HEIGHTS BLOCK POINT APARTMENTS HALL COTTAGE ' +
    'COTTAGES CHAMBERS ESTATE WING FARM CENTRE HOSTEL HOTEL REFUGE HOSPITAL SCHOOL'
  ).split(' '),
);

export const DIRECTIONS: ReadonlySet<string> = new Set(['NORTH', 'SOUTH', 'EAST', 'WEST']);

/** Counties and regions that add nothing to a town. */
export const COUNTIES: ReadonlySet<string> = new Set([
  'GREATER LONDON',
  'MIDDLESEX',
  'MIDDX',
  'SURREY',
  'KENT',
  'ESSEX',
  'HERTFORDSHIRE',
  'HERTS',
  'UK',
  'ENGLAND',
  'UNITED KINGDOM',
]);
