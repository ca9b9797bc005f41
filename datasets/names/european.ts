import {words, type Custom} from './custom.ts';

export const POLISH: Custom = {
  name: 'polish',
  share: 0.045,
  style: 'feminine-ending',
  january: 0,
  takesName: 0.85,
  girls: words(`
    Anna Katarzyna Agnieszka Magdalena Małgorzata Joanna Monika Ewa Aleksandra Karolina Natalia Zuzanna Julia Maja Zofia
    Hanna Lena Oliwia Wiktoria Amelia Beata Dorota Iwona Justyna Kinga Marta Paulina Sylwia Weronika Elżbieta Grażyna Renata`),
  boys: words(`
    Piotr Krzysztof Tomasz Paweł Marcin Michał Łukasz Jakub Mateusz Kacper Szymon Filip Jan Antoni Wojciech Adam Bartosz
    Dawid Dominik Grzegorz Jacek Kamil Maciej Marek Mariusz Oskar Patryk Radosław Robert Sebastian Zbigniew Alan`),
  families: words(`
    Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski
    Jankowski Mazur Kwiatkowski Krawczyk Kaczmarek Piotrowski Grabowski Pawłowski Michalski Król Wieczorek Jabłoński
    Wróbel Nowakowski Majewski Olszewski Stępień Malinowski Jaworski Adamczyk Dudek Górski Pawlak Sikora Rutkowski
    Baran Ostrowski Duda`),
};

export const ROMANIAN: Custom = {
  name: 'romanian',
  share: 0.04,
  style: 'family',
  january: 0,
  takesName: 0.8,
  girls: words(`
    Maria Elena Ioana Andreea Alexandra Mihaela Cristina Gabriela Daniela Ana Simona Roxana Alina Florentina Georgiana Larisa
    Denisa Bianca Raluca Ștefania Diana Nicoleta Loredana Crina Sofia Ilinca Antonia Esmeralda Rebeca Narcisa`),
  boys: words(`
    Andrei Alexandru Ionuț Mihai Cristian Gabriel Daniel Marius Adrian Florin Vasile Gheorghe Nicolae Constantin Ștefan Răzvan
    Bogdan Cătălin Lucian Vlad David Matei Luca Robert Ovidiu Sorin Costel Marian Rareș Darius`),
  families: words(`
    Popa Popescu Ionescu Radu Dumitru Stan Stoica Gheorghe Matei Ciobanu Rusu Munteanu Marin Tudor Barbu Constantin Dobre
    Florea Nistor Manea Lazăr Moldovan Iancu Vasilescu Preda Dinu Căldăraru Lăcătuș Ene Toma Bălan Oprea Cojocaru Voicu`),
};

export const PORTUGUESE: Custom = {
  name: 'portuguese',
  share: 0.035,
  style: 'double-family',
  january: 0,
  takesName: 0.35,
  girls: words(`
    Maria Ana Beatriz Inês Mariana Carolina Leonor Matilde Joana Sofia Rita Catarina Fernanda Juliana Camila Larissa Luciana
    Adriana Patrícia Sandra Paula Lúcia Graça Conceição Fátima Yara Gabriela Isabela Letícia Luana`),
  boys: words(`
    João Pedro Tiago Miguel Diogo Francisco Rafael Gabriel Lucas Matheus Bruno Ricardo Nuno Rui Paulo José António Manuel
    Carlos Luís Fernando Gustavo Felipe Rodrigo Duarte Gonçalo Martim Wesley Thiago Leandro`),
  families: words(`
    Silva Santos Ferreira Pereira Oliveira Costa Rodrigues Martins Sousa Fernandes Gonçalves Gomes Lopes Marques Alves Almeida
    Ribeiro Pinto Carvalho Teixeira Moreira Correia Mendes Nunes Soares Vieira Monteiro Cardoso Rocha Neves Coelho Cruz
    Cunha Pires Ramos Reis Simões Antunes Matos Fonseca`),
};

export const LATIN: Custom = {
  name: 'latin-american',
  share: 0.02,
  style: 'double-family',
  january: 0,
  takesName: 0.05,
  girls:
    words(`Luz Diana Paola Claudia Sandra Carolina Valentina Isabella Sofía Mariana Gabriela Andrea Lorena Marcela Ximena
    Yolanda Alejandra Camila Natalia Daniela Milena Esperanza`),
  boys: words(`Juan Carlos Luis Jorge Andrés Felipe Santiago Mateo Sebastián Alejandro Diego Camilo Julián Óscar Hernán Fabián
    Edwin Wilson Nelson Cristian Jhon Mauricio`),
  families:
    words(`García Rodríguez Martínez López González Hernández Pérez Sánchez Ramírez Torres Gómez Díaz Vargas Castro
    Rojas Moreno Ortiz Valencia Cárdenas Ospina Quintero Restrepo Zapata Mejía Salazar Arango`),
};

export const ITALIAN: Custom = {
  name: 'italian',
  share: 0.015,
  style: 'family',
  january: 0,
  takesName: 0.1,
  girls:
    words(`Giulia Francesca Chiara Martina Sara Valentina Elena Alessia Federica Silvia Paola Giorgia Aurora Ginevra
    Beatrice Laura Rosa Carmela Lucia Antonella Anna Bianca Cecilia Daniela Emma Gaia Ilaria Letizia Marta Noemi Ottavia Roberta Serena Teresa`),
  boys: words(`Marco Andrea Francesco Alessandro Matteo Lorenzo Luca Davide Giuseppe Antonio Stefano Roberto Paolo Simone
    Federico Leonardo Riccardo Salvatore Vincenzo Enzo Angelo Claudio Dario Emanuele Fabio Gabriele Jacopo Mario Nicola Pietro Raffaele Tommaso Umberto Valerio`),
  families:
    words(`Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti De-Luca Costa
    Giordano Mancini Rizzo Lombardi Moretti`),
};

export const TURKISH: Custom = {
  name: 'turkish',
  share: 0.03,
  style: 'family',
  january: 0.06,
  takesName: 0.8,
  girls: words(`
    Ayşe Fatma Emine Hatice Zeynep Elif Meryem Merve Büşra Esra Özlem Sevgi Hülya Gülşen Songül Derya Dilan Berfin Rojda
    Ebru Ceren Defne Eylül Azra Nehir Selin Melek Sultan Yeliz Gül`),
  boys: words(`
    Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim Murat Ömer Yusuf Emre Burak Serkan Kemal Cem Deniz Baran Azad Mert Kerem
    Eren Efe Umut Özgür Kaan Ramazan Süleyman Veli Haydar Cemal`),
  families: words(`
    Yılmaz Kaya Demir Çelik Şahin Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Kara Koç Kurt Özkan
    Şimşek Polat Korkmaz Erdoğan Güneş Bulut Aksoy Karaca Bozkurt Toprak Ateş`),
};

export const ALBANIAN: Custom = {
  name: 'albanian',
  share: 0.015,
  style: 'family',
  january: 0.02,
  takesName: 0.8,
  girls: words(`Elona Mirela Arta Blerta Drita Fatjona Ermira Valbona Teuta Besa Era Ajla Lindita Shpresa Vjosa Albana
    Entela Rina Anisa Denisa Flutura Kaltrina Majlinda Nora Silva Xhensila Arjeta Dafina Emiljana Gentiana Jonida Klea Liridona Merita`),
  boys: words(`Arben Besnik Dritan Ilir Agron Fatmir Luan Genti Ardit Erion Endrit Klajdi Bledar Altin Gazmend Sokol
    Kushtrim Leart Afrim Bujar Egzon Florian Gent Hysen Jetmir Kreshnik Lirim Mergim Naim Petrit Rinor Shkelzen Valon Xhevdet`),
  families:
    words(`Hoxha Shehu Dervishi Krasniqi Gashi Berisha Morina Leka Prifti Hysa Kola Gjoka Marku Bajrami Osmani Zeka
    Duka Rama`),
};
