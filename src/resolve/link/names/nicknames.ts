import {setAt} from '../../../base/get-or-insert.ts';
import {BRITISH_NICKNAMES} from './british-nicknames.ts';
import {HEARD_NAMES} from './heard-names.ts';

/** The same of names that came from elsewhere: Polish, Nigerian, Arabic, Russian, Romanian, Punjabi, Somali, Tamil. */
const OTHER_NICKNAMES = `
aleksandra ola
agnieszka aga
andrzej andrew
bartosz bartek
elzbieta ela
grzegorz grzesiek
jakub kuba jacob
jan john janek
joanna asia joasia
katarzyna kasia kaska
krzysztof krzys krzysiek
magdalena magda
malgorzata gosia
michal michael
pawel paul
piotr peter piotrek
stanislaw staszek
tomasz tomek thomas
zofia zosia
adebayo bayo ade
adewale wale ade
olumide olu
oluwaseun seun
oluwatobi tobi
temitope temi tope
ayodele ayo dele
babatunde tunde baba
folasade sade
funmilayo funmi
chukwuemeka emeka
ifeoma ify
ngozi
chinedu nedu
obinna obi
abdullah abdul abdullahi
abdulrahman abdul rahman
abdirahman abdi rahman
mustafa mus
hamza ham
aleksander alex olek
vladimir vova
dmitri dima dmitry
mihail mihai
alexandru alex alin
gheorghe george
ioan ion john
gurpreet gurp preet
harpreet harp preet
jaswinder jas
manjit manj
kulwinder kul
sukhdeep sukh
parminder parm
fatima fadumo faadumo faduma fatuma
oluwatoyin toyin
oluwatobiloba tobi
oluwafemi femi
olufemi femi
oluwadamilola dami damilola
oluwakemi kemi
oluwatomisin tomi tomisin
oluwaseyi seyi
oluwatosin tosin
oluwasegun segun
olusegun segun
olawale wale
adekunle kunle
olakunle kunle
adedayo dayo
temidayo dayo temi
abimbola bimbo bola
adebola bola
olubukola bukola bukky
titilayo titi
abiodun biodun
chidiebere chidi
chiamaka amaka
nwamaka amaka
nkechinyere nkechi
uchenna uche
ugochukwu ugo
wojciech wojtek
dariusz darek
slawomir slawek
barbara basia
mateusz matthew
lukasz luke
filip philip
szymon simon
zuzanna zuzia
wiktoria wika victoria
constantin costel costi
nicolae nicu
florentina florina
lakshmi laxmi luxmi
sivakumar siva
osman othman usman uthman
bridget biddy bridie
`;

/** Names that are short forms, full forms or other spellings of a folded name. */
export const NICKNAMES: ReadonlyMap<string, ReadonlySet<string>> = readGroups();

/** Whether one name is a short form of the other, or both are forms of one name. */
export function isNickname(left: string, right: string): boolean {
  return NICKNAMES.get(left)?.has(right) === true;
}

/** A full name is tied to its forms both ways; two short forms of one name are not tied (Bella and Liz are two people). */
function readGroups(): Map<string, Set<string>> {
  const forms = new Map<string, Set<string>>();
  const tie = (from: string, to: string): void => {
    setAt(forms, from).add(to);
  };
  for (const line of `${BRITISH_NICKNAMES}${OTHER_NICKNAMES}${HEARD_NAMES}`.split('\n').filter((line) => line !== '')) {
    const [full, ...short] = line.split(' ') as [string, ...string[]];
    for (const form of short) {
      tie(full, form);
      tie(form, full);
    }
  }
  return forms;
}
