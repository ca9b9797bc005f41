/** Short and pet forms used in the United Kingdom; each line is one name and its forms. A form may stand on several lines. */
export const BRITISH_NICKNAMES = `
abigail abi abby abbie gail
abdul abdel abd
adam ad
alan al allan allen alun
albert al bert bertie
alexander alex al alec sandy xander lex alexandra sasha
alexandra alex sandra sasha lexi lexie alexa
alfred alf alfie fred
alice ali allie
alison ali
amanda mandy mandi
amelia millie milly amy emelia
andrea andie
andrew andy drew
angela angie ange
ann anne annie nan anna
anna annie ann anne
annabel bella belle
anthony tony ant antony anton
antonia toni
archibald archie
arthur art arty
barbara barb babs
benjamin ben benji benny
bernadette bernie
bernard bernie
bethany beth bethan
bradley brad
brenda bren
cameron cam
carol caroline carole caz
caroline carol carrie caz
cassandra cass cassie
catherine cath cathy kate katie kathy katy kit kitty kath cat catharine katherine kathryn catrin
charles charlie chas chuck
charlotte charlie lottie lotte charley
christina chris chrissie tina christine
christine chris chrissie tina christina
christopher chris kit topher
clement clem
clifford cliff
constance connie
craig
cynthia cindy
daniel dan danny
danielle dani danni
david dave davie davy dai
deborah deb debbie debra debs
dennis den denny
derek del
desmond des
diana di diane
dominic dom nic
donald don donnie
dorothy dot dotty dolly dora
douglas doug dougie
duncan dunc
edward ed eddie eddy ted teddy ned
eileen
eleanor ellie ella nell nelly nora elle
elizabeth liz lizzie lizzy beth betty bess betsy eliza libby elsie lisa liza lily elisabeth
ellen nell nelly ellie
emily em emmie millie milly
emma em emmie
eric ric rick
ernest ernie
eugene gene
evelyn evie eve
ezekiel zeke
fatima fatma fati
florence flo florrie flossie
frances fran fanny frankie francesca
francesca fran frankie chess cesca
francis frank fran frankie
franklin frank
frederick fred freddie freddy
gabriel gabe
gabrielle gabby gabi
gareth gaz gary
gary gaz
gavin gav
geoffrey geoff jeff jeffrey
george georgie
georgina georgie gina georgia
gerald gerry jerry ged
gerard gerry ged
gillian gill gilly jill
gordon gordy
graham gray
gregory greg
grace gracie
gwendolyn gwen
hannah han
harold harry hal
harriet hattie harry
harrison harry
helen nell nelly ellen
henry harry hal hank
herbert bert herb bertie
hugh hughie huw
ian iain
ibrahim ibby
imogen immy
ian
isaac ike zac
isabel bella izzy belle issy isabella isabelle
isabella bella izzy issy isabel isabelle
jacob jake jack
jacqueline jackie jacqui
james jim jimmy jamie jem
jane janey jenny
janet jan
janice jan
jasmine jas jazz
jason jase jay
jayden jay
jeffrey jeff
jennifer jen jenny jenni
jeremy jerry jez jem
jessica jess jessie
joan joanie
joanna jo joanne
joanne jo joanna
john jack johnny jon
jonathan jon jonny john johnny
joseph joe joey jo
josephine jo josie
joshua josh
joyce joy
judith judy jude
julia julie jules
julian jules
julie jules
karen kaz
katherine kate katie kathy katy kath kitty kat cathy catherine kathryn
kathleen kath kathy kate kay
kelly kel
kenneth ken kenny
kevin kev
kimberley kim kimberly
laura laurie
lauren loz
laurence larry laurie lawrence
lawrence larry laurie laurence
leonard len lenny leo
leslie les
lesley les
lewis lew louis
liam
lilian lily lil lilly
linda lin lindy
louis lou louie lewis
louise lou
lucas luke
lucy lu
luke lukas
lydia lyd
madeleine maddie maddy madeline
malcolm mal malc
margaret maggie meg peggy marge margie madge mags greta rita daisy
maria mary marie
marian marion
marilyn mal
mark marcus marc
martha marty
martin marty
mary molly polly may maria marie
matilda tilly tilda mattie
matthew matt matty
maureen mo maur
maurice mo
maxwell max
maximilian max
megan meg
melanie mel
melissa mel lissa
michael mick mike micky mikey mitch
michelle shell shelly chelle
mildred millie milly
miriam mim
mohammed mo md mohd
mohamed mo md mohd
muhammad mo md mohd
mohammad mo md mohd
mohamad mo md mohd
muhammed mo md mohd
natalie nat
natasha tash tasha
nathan nate nat
nathaniel nat nate nathan
neil neal
nicholas nick nicky nic nico
nicola nicky nikki nic nicki
nigel nige
norman norm
olivia liv livvy livia
oliver ollie olly
oscar ozzie
oswald ozzie oz
pamela pam
patricia pat patsy tricia trish patty
patrick pat paddy rick
paul pauly
pauline paula
penelope penny
peter pete
philip phil pip phillip
philippa pippa pip
phyllis phyl
priscilla cilla
rachel rach
raymond ray
rebecca becky becca bex beck
reginald reg reggie
richard rick dick rich richie ricky dickie
robert bob rob bobby robbie bert robin
roberta bobbie
rodney rod
roger rog
roland rolly
ronald ron ronnie
rosemary rose rosie
rose rosie
rosalind ros
roy
ruby rubes
russell russ
ruth ruthie
samantha sam sammy
samuel sam sammy
sandra sandy
sarah sal sally sadie sara
scott scotty
sebastian seb bas
shannon shan
sharon shaz shaza
sheila
shirley shirl
sidney sid sydney
simon si
sophie soph sophia
sophia soph sophie
stanley stan
stephanie steph steff stephie
stephen steve stevie steven ste
steven steve stevie stephen ste
stuart stu stewart
susan sue susie suzy
susanna sue susie suzanne susannah
suzanne sue suzy
sylvia syl
tamara tammy
teresa terry tess tessa theresa
terence terry tel
thelma
theodore theo ted teddy
theresa terry tess teresa
thomas tom tommy thom
timothy tim timmy
toby tobias
tobias toby
tracey trace tracy
trevor trev
tyler ty
valerie val
vanessa nessa
veronica ronnie vera
victor vic
victoria vicky vicki tori tory vikki
vincent vin vince vinny
violet vi
virginia ginny
vivian viv
vivienne viv
walter wally walt
wayne
wendy wend
wilfred wilf fred
william bill will billy willie liam wills
winifred winnie win freda
yvonne von
zachary zac zach zak zack
zachariah zac zak zach
zoe zo
`;
