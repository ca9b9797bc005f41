import {words, type Custom} from './custom.ts';

export const ENGLISH: Custom = {
  name: 'english',
  share: 0.3,
  style: 'family',
  january: 0.001,
  takesName: 0.72,
  girls: words(`
    Olivia Emily Sophie Jessica Charlotte Lucy Chloe Ellie Grace Amelia Emma Hannah Megan Katie Lauren Sarah Rebecca Amy
    Laura Gemma Claire Nicola Lisa Kelly Michelle Joanne Tracey Sharon Julie Karen Susan Margaret Patricia Jean Rachel
    Samantha Victoria Natalie Stacey Leanne Hayley Danielle Kirsty Holly Abigail Molly Daisy Poppy Ruby Lily Isabella Isla
    Freya Evie Ava Mia Florence Phoebe Imogen Eleanor Alice Matilda Rosie Maisie Scarlett Layla Summer Skye Amber Jade
    Paige Shannon Courtney Bethany Georgia Alexandra Elizabeth Catherine Helen Jane Anne Mary Dorothy Joan Linda Barbara
    Christine Carol Deborah Alison Jacqueline Angela Lorraine Donna Dawn Mandy Wendy Tina Zoe Natasha Kimberley Gabrielle
    Penelope Harriet Beatrice Violet Ivy Willow Elsie Aria Bonnie Darcey Lacey Lexi Tilly Nancy Martha Heidi Esme Ottilie
    Robyn Tamsin Philippa Rosemary Hazel Sylvia Maureen Gillian Denise Beverley Yvonne Sally Vanessa Melanie Kerry Tanya`),
  boys: words(`
    Jack Thomas James Daniel Joshua Oliver Harry George William Charlie Luke Matthew Ryan Jake Callum Liam Adam Ben Samuel
    Joseph Alfie Jacob Ethan Lewis Max Connor Jamie Nathan Aaron Kyle Alexander Michael David John Paul Mark Andrew Stephen
    Robert Richard Peter Christopher Simon Ian Kevin Gary Darren Lee Jason Craig Stuart Neil Alan Graham Keith Colin Barry
    Terence Dennis Raymond Ronald Kenneth Leonard Ernest Frank Arthur Albert Henry Edward Frederick Freddie Archie Theo
    Oscar Leo Noah Finley Mason Toby Louis Riley Tyler Bradley Jordan Scott Shaun Dean Wayne Carl Anthony Philip Nicholas
    Jonathan Timothy Benjamin Dominic Elliot Reuben Jude Ralph Rupert Sebastian Hugo Jasper Kai Logan Blake Zachary Caleb
    Isaac Gabriel Stanley Ronnie Reggie Bobby Tommy Teddy Billy Albie Rory Dylan Rhys Owen Evan Gavin Russell Clive
    Trevor Roger Gordon Derek Norman Douglas Malcolm Leslie Geoffrey Nigel Martin Adrian Damian Marcus Ashley Corey`),
  families: words(`
    Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts Green Hall
    Wood Jackson Clarke Harris Lewis Martin Cooper King Turner Hill Ward Moore Clark Baker Harrison Morris Allen Edwards
    Parker Cook Davis Collins Bennett Young Carter Richardson Bailey Shaw Bell Marshall Adams Webb Rogers Stevens Hunt
    Palmer Chapman Mason Knight Mills Barnes Ellis Fisher Matthews Pearce Andrews Holmes Fox Gibson Harvey Russell Dixon
    Butler Simpson Foster Graham Payne Reynolds West Watts Day Barker Lane Cole Hawkins Gardner Lawrence Wells Ford Newman
    Grant Perry Francis Spencer Saunders Woods Austin Carr Hudson Bishop Pratt Bird Bates Cross Burton Fletcher Warren
    Reid Nicholls Freeman Hart Page Stone Lowe Rose Hughes Kemp Burgess Sutton Curtis Read Hayes Dawson Pritchard Sharpe
    Field Watkins Norman Chandler Bryant Parsons Wheeler Peters Gilbert Parry Goddard Lambert Cartwright Coles Weston
    Hooper Frost Tucker Marsh Barrett Gregory Howe Tanner Pickering Blackburn Hodges Winter Tyler Sims Godfrey Pope
    Osborne Abbott Vincent Bartlett Rowland Hewitt Chambers Faulkner Baldwin Giles Nash Potter Savage Swift Yates Buckley
    Hammond Quinn-Smith Frith Rudd Tilley Penfold Larkin Mott Whitlock Ashdown Beesley Cobb Drake Elmes Fenner Garland
    Hobbs Ingram Jarvis Kettle Lovell Merritt Nunn Oakley Pegg Rudge Skinner Thorne Upton Varley Whybrow Yeoman Ansell
    Brace Colman Dyer Everett Fielder Goodwin Haines Isaacs Jennings Kirby Leach Mayhew Neville Orchard Prior Rayner`),
};

export const IRISH: Custom = {
  name: 'irish',
  share: 0.06,
  style: 'family',
  january: 0.001,
  takesName: 0.66,
  girls: words(`
    Aoife Ciara Niamh Saoirse Siobhan Sinead Roisin Orla Grainne Maeve Aisling Caoimhe Clodagh Eimear Bridget Maureen
    Kathleen Eileen Noreen Bernadette Colleen Deirdre Fionnuala Shauna Tara Erin Kayleigh Nora Una Mairead Teresa Philomena
    Breda Dervla Sorcha Cara`),
  boys: words(`
    Sean Conor Patrick Cian Oisin Darragh Eoin Ciaran Declan Brendan Padraig Kieran Seamus Eamonn Finn Fionn Rory Cormac
    Donal Dermot Fergus Niall Ronan Shane Tadhg Cathal Colm Desmond Gerard Vincent Brian Kevin Aidan Lorcan Killian Malachy`),
  families: words(`
    Murphy Kelly O'Sullivan Walsh O'Brien Byrne Ryan O'Connor O'Neill O'Reilly Doyle McCarthy Gallagher Doherty Kennedy
    Lynch Murray Quinn Moore McLaughlin Carroll Connolly Daly Wilson Dunne Brennan Burke Collins Campbell Clarke Johnston
    Hughes O'Farrell Fitzgerald Nolan Kavanagh O'Donnell Sweeney Hogan Maguire Keane Flynn McDonagh Ward Connors Joyce
    Mongan Cash Delaney Hanrahan Cullen Healy O'Shea Foley Power Whelan Reilly Sheehan Moran McGrath`),
};

export const CARIBBEAN: Custom = {
  name: 'caribbean',
  share: 0.07,
  style: 'family',
  january: 0.003,
  takesName: 0.5,
  girls: words(`
    Shanice Chantelle Keisha Shanelle Tanisha Aaliyah Latoya Monique Ebony Jasmine Leticia Shereen Marcia Yvette Sonia
    Beverley Sandra Merlene Icilda Hyacinth Gloria Pauline Simone Rochelle Renee Kadeisha Tiana Destiny Princess Amara
    Shaniqua Tamara Natalya Charmaine Paulette Verna Doreen Avril Sade Zaria Nevaeh Trinity Renée Chanel Cherelle`),
  boys: words(`
    Tyrone Jermaine Leon Marlon Andre Dwayne Kieron Tyrese Malachi Jayden Kyron Romeo Rashawn Dante Delroy Winston Leroy
    Errol Neville Carlton Clive Desmond Everton Lloyd Trevor Wesley Nathaniel Elijah Isaiah Josiah Tariq Kemar Omari
    Rohan Shaquille Deshawn Kymani Zion Levi Micah Devonte Jerome Curtis Jahmal Tremaine Ajani`),
  families: words(`
    Campbell Williams Brown Grant Francis Thomas Henry Gordon Morgan Bailey Clarke Reid Stewart Powell Wallace Palmer
    Dacosta Joseph Charles Alexander James Lewis Simpson Edwards Walters Thompson Barrett Beckford Lindo Facey Blake
    Codrington Blackwood Bogle Nembhard McKenzie Pinnock Samuels Anderson Douglas Forbes Gayle Hylton Levy Nugent Plummer
    Rowe Sinclair Tulloch Whyte Braithwaite Greenidge Prescod Alleyne Toussaint St-Louis Fevrier Hippolyte Augustin`),
};
