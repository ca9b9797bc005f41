/**
 * Irish, Scottish and Welsh names and how an office writes them that heard them said, or puts them into English; each line is one name
 * and its other forms, as in `british-nicknames.ts`.
 */
export const HEARD_NAMES = `
aine anya
aisling ashling aislinn ashlin
alasdair alistair alastair alister al
aoife eefa aiofe
brid breda bridget
caitlin kaitlin kaitlyn caitlyn katelyn kaitlynn
calum callum
caoimhe keeva keva kiva queeva
catriona katrina catrina triona
cerys kerris
cian kian keane
ciara keira kiera keara kira
ciaran kieran keiran kieron
conor connor conner
cormac cormack
dafydd david dai
dearbhla dervla
dewi david dai
diarmuid dermot diarmaid
donncha donagh donnacha
eilidh ailey ayley
eimear emer eimer
eithne ethna enya
eoghan owen euan ewan eoin
eoin owen ian
ffion fion
fionn finn
fionnuala finola nuala
gwenllian gwen
gwilym william gwil
grainne grania granya
iain ian
ieuan evan ewan
ifan evan
iwan ewan
llewelyn llywelyn llew
maeve meabh maebh
maire mary moira
mairead maraid
mairi mary mhairi vari
mhairi mairi vari
niall neil nial neal
niamh neve neeve nieve niav
oisin osheen ossian
orlaith orla orlagh
owain owen
padraig patrick paddy padraic
rhiannon rhi
rhys reece reese rees
roisin rosheen rosaleen
ruairi rory ruaridh
ruaridh rory ruairi
sadhbh sive
saoirse sersha seersha
seamus shamus
sean shaun shawn
sian shan
sinead shinade
siobhan shivaun shivawn shavon chevonne
steffan stephen steff
tadhg tadgh teige
tomos thomas tom
`;
