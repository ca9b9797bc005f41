import {expect, test} from 'vitest';
import {listMappings} from '../../../src/feeds/language/catalogue.ts';
import {openTable} from '../../../src/feeds/readers/open-table.ts';
import type {Table} from '../../../src/feeds/readers/table.ts';
import {failure, load, scratch, write} from '../support.ts';

async function rowsOf(table: Table): Promise<Record<string, string>[]> {
  const rows: Record<string, string>[] = [];
  for await (const batch of table.rows())
    for (const {cells} of batch)
      rows.push(
        Object.fromEntries(table.columns.map((column, at) => [column, cells[at]!]).filter(([, cell]) => cell !== '')),
      );
  return rows;
}

const CHILDREN = `<?xml version="1.0" encoding="utf-8"?>
<r:Message xmlns:r="urn:x"><Header made="2024-01-02"><LEA>304</LEA></Header><Children>
  <Child><Id>none of it</Id></Child>
  <Child id="7"><Id>C1</Id><Tag>a</Tag><Tag>b &amp; c</Tag>
    <Visit><On>2024-01-01</On><By><Name>Éva</Name></By><By><Name>Bo</Name></By></Visit>
    <Visit><On unit="day">2024-02-01</On><Id>V2</Id></Visit>
    <After>not told of what stands before it</After></Child>
  <Child><Id>C2</Id><Visit/></Child></Children></r:Message>`;

test('an element is a row, with what is in it and what stands before it in the elements around it', async () => {
  const around = {'Header.LEA': '304', 'Header.@made': '2024-01-02'};
  expect(await rowsOf(await openTable(write('a.xml', CHILDREN), {rows: 'Visit'}))).toEqual([
    {...around, '@id': '7', Id: 'C1', Tag: 'a; b & c', On: '2024-01-01', 'By.Name': 'Éva', 'By.2.Name': 'Bo'},
    {...around, '@id': '7', Id: 'V2', Tag: 'a; b & c', On: '2024-02-01', 'On.@unit': 'day'},
    {...around, Id: 'C2'},
  ]);
});

test('where nobody says which element is a row it is the outermost that repeats, and a document without one is one row', async () => {
  const rows = await rowsOf(await openTable(write('a.xml', CHILDREN)));
  expect(rows.map((row) => [row['Id'], row['Visit.On'], row['Visit.2.Id']])).toEqual([
    ['none of it', undefined, undefined],
    ['C1', '2024-01-01', 'V2'],
    ['C2', undefined, undefined],
  ]);
  expect(await rowsOf(await openTable(write('a.xml', '<a><b>1</b><c><d>2</d></c></a>')))).toEqual([
    {b: '1', 'c.d': '2'},
  ]);
});

test('XML that is cut short, has no such element, defines entities or is a web page is refused, and shows nobody', async () => {
  const refusal = (text: string, rows?: string): Promise<{code: string; message: string}> =>
    failure(() => openTable(write('a.xml', text), {rows}));
  const cut = await refusal(CHILDREN.slice(0, 400), 'Visit');
  expect(cut).toMatchObject({code: 'FILE_DAMAGED', message: expect.stringContaining('near line') as string});
  expect(cut.message).not.toMatch(/Bo|Visit/);
  expect(await refusal(CHILDREN, 'Episode')).toMatchObject({code: 'FILE_COLUMNS'});
  const laughs = '<!DOCTYPE a [<!ENTITY l "ha"><!ENTITY m "&l;&l;">]><a><b><c>&m;</c></b><b><c>1</c></b></a>';
  expect(await refusal(laughs)).toMatchObject({code: 'FILE_DAMAGED'});
  expect(await refusal(`${'<a>'.repeat(1000)}${'</a>'.repeat(1000)}`)).toMatchObject({code: 'FILE_DAMAGED'});
  expect((await refusal('<html><table><tr><td>Name</td></tr></table></html>')).message).toContain('web page');
});

const CENSUS = `<Message><Header><Source><LEA>304</LEA><DateTime>2024-07-05T10:00:00</DateTime></Source></Header><Children>
<Child><ChildIdentifiers><LAchildID>L1</LAchildID><UPN>A950000178301</UPN><PersonBirthDate>2015-03-27</PersonBirthDate><Sex>F</Sex></ChildIdentifiers>
<CINdetails><CINreferralDate>2023-04-01</CINreferralDate><ReferralSource>6</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode>
<Assessments><FactorsIdentifiedAtAssessment><AssessmentFactors>3B</AssessmentFactors><AssessmentFactors>2B</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments>
<Assessments><FactorsIdentifiedAtAssessment><AssessmentFactors>16A</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments>
<Section47><S47ActualStartDate>2023-04-03</S47ActualStartDate></Section47><Section47><S47ActualStartDate>2023-09-03</S47ActualStartDate></Section47>
<ReferralNFA>0</ReferralNFA><ChildProtectionPlans><CPPstartDate>2023-04-20</CPPstartDate><InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse></ChildProtectionPlans></CINdetails>
<CINdetails><CINreferralDate>2024-02-01</CINreferralDate><ReferralSource>2A</ReferralSource><PrimaryNeedCode>N6</PrimaryNeedCode><ReferralNFA>true</ReferralNFA></CINdetails></Child>
<Child><ChildIdentifiers><LAchildID>L2</LAchildID><ExpectedPersonBirthDate>2024-09-01</ExpectedPersonBirthDate></ChildIdentifiers>
<CINdetails><CINreferralDate>2024-06-01</CINreferralDate><ReferralSource>3D</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode></CINdetails></Child>
</Children></Message>`;

test('the children in need census gives each episode of need, its enquiries and plans, and the unborn', async () => {
  const {feed, rows, refused} = await load(write('CIN_2024.xml', CENSUS), {mappings: listMappings()});
  expect([feed.feed, refused]).toEqual(['cin-census', []]);
  const told = rows.flatMap((row) => row.notifications).map((one) => [one.eventAt, one.kind, one.outcomes.join()]);
  expect(told).toEqual([
    ['2023-04-01', 'child-concern', 'assessment'],
    ['2023-04-03', 'strategy-discussion', 'strategy-discussion'],
    ['2023-09-03', 'strategy-discussion', 'strategy-discussion'],
    ['2023-04-20', 'child-protection-plan', 'child-protection-plan'],
    ['2024-02-01', 'antisocial-behaviour', 'nfa'],
    ['2024-06-01', 'child-concern', ''],
  ]);
  expect(rows[0]!.notifications[0]).toMatchObject({factors: ['3B', '2B', '16A'], referralSource: '6', area: 'BRE'});
  const people = rows.flatMap((row) => row.mentions).map(({lifeStage, birth}) => [lifeStage, birth?.from, birth?.kind]);
  expect(people).toEqual([
    ['child', '2015-03-27', 'exact'],
    ['child', '2015-03-27', 'exact'],
    ['unborn', '2024-09-01', 'expected'],
  ]);
});

test('of the SSDA903 a header tells of the child, an episode that starts a period of care is an entry, and missing is missing', async () => {
  const options = {mappings: listMappings(), area: 'BRE', received: '2024-06-01'};
  const files = [
    'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n901,2,27/03/2008,WBRI,A950000178301,,\n',
    'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n' +
      '901,15/02/2016,S,C2,N1,U1,PR1,14/08/2016,X1,CARPL,,,1\n901,14/08/2016,P,C2,N1,U1,PR1,,,,,,1\n' +
      // Short breaks are no entry into care.
      '901,01/02/2015,S,V4,N2,U5,PR1,,,,,,1\n',
    'CHILD,DOB,MISSING,MIS_START,MIS_END\n901,27/03/2008,M,13/11/2022,15/11/2022\n',
  ];
  const loaded = [];
  for (const text of files) loaded.push(await load(write('a.csv', text), options));
  expect(loaded.map(({feed}) => feed.feed)).toEqual([
    'looked-after-header',
    'looked-after-episodes',
    'looked-after-missing',
  ]);
  const all = loaded.flatMap(({rows}) => rows);
  expect(all.flatMap((row) => row.notifications).map(({kind, eventAt}) => [kind, eventAt])).toEqual([
    ['care-entry', '2016-02-15'],
    ['missing', '2022-11-13'],
  ]);
  expect(
    new Set(all.flatMap((row) => row.mentions).flatMap(({identifiers}) => identifiers.map(({value}) => value))),
  ).toEqual(new Set(['901', 'A950000178301']));
});

test('a file that bears the name of a return and is none is read by the mapping that fits it', async () => {
  const folder = scratch();
  const mapping =
    "version: 1\nfeed: mine\nagency: other\narea: {constant: BRE}\nreceived: {constant: '2024-01-01'}\nmatch: {columns: [Ref, Name]}\npeople:\n  a: {name: Name}\n";
  write('mine.yaml', mapping, folder);
  const text =
    '<List><Entry><Ref>1</Ref><Name>Ada Test</Name></Entry><Entry><Ref>2</Ref><Name>Ben Test</Name></Entry></List>';
  const {feed} = await load(write('CINdy.xml', text), {mappings: listMappings([folder])});
  expect([feed.feed, feed.counts.accepted]).toEqual(['mine', 2]);
});
