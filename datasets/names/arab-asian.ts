import {words, type Custom} from './custom.ts';

export const ARABIC: Custom = {
  name: 'arabic',
  share: 0.045,
  style: 'patronymic-chain',
  january: 0.12,
  takesName: 0.03,
  girls: words(`
    Fatima Mariam Nour Layla Hala Rania Zeinab Huda Salma Amal Iman Samar Rasha Dina Yasmin Hanan Khadija Naima Souad Leila
    Nadia Karima Sara Malak Jana Lina Rima Wafa Sawsan Ibtisam Shaima Tuqa Rawan Reem Lamia`),
  boys: words(`
    Mohammed Ahmed Ali Omar Hassan Hussein Khaled Mahmoud Youssef Ibrahim Mustafa Karim Samir Nabil Tarek Walid Ziad Rami
    Fadi Sami Bilal Hamid Rachid Said Abdelkader Abdullah Abdelrahman Amine Younes Yassine Haider Mahdi Jassim Kadhim Laith`),
  families: words(`
    Al-Hassan El-Sayed Mansour Haddad Khoury Saleh Hamdan Nasser Ibrahim Abdallah Al-Jabouri Al-Obaidi Benali Bouzid Cherif
    El-Amrani El-Idrissi Mahmoud Suleiman Khalil Awad Darwish Fadel Ghanem Hijazi Issa Jaber Karam Lahlou Mourad Naji Osman
    Qasim Rahal Sabbagh Taha Younis Zidan Al-Rubaie Kassem`),
};

export const AFGHAN: Custom = {
  name: 'afghan',
  share: 0.025,
  style: 'muslim-free',
  january: 0.42,
  takesName: 0.1,
  girls:
    words(`Zahra Fatima Maryam Shabnam Farzana Nilofar Parwana Laila Shukria Freshta Roya Soraya Mursal Yalda Hosna Nargis
    Gulalai Spozhmai Zarghona Palwasha Anisa Benafsha Dewa Hosai Khatera Lima Malalai Nadia Rabia Sahar Tamana Wazhma Zainab Homa Mina`),
  boys: words(`Mohammad Ahmad Abdul Hamid Najib Farid Rahim Karim Zabi Habib Ismail Jawad Mirwais Noor Omid Reza Safi Sayed
    Wahid Zalmay Esmat Rohullah Asadullah Bashir Daud Ehsan Ghulam Hashmat Ibrahim Khalil Latif Mustafa Qasim Samiullah Tariq Yusuf Ajmal`),
  families:
    words(`Ahmadi Rahimi Karimi Hakimi Noori Haidari Amiri Sharifi Stanekzai Zazai Safi Popal Wardak Hotak Azizi Nazari
    Rezai Mohammadi Akbari Sultani Khan Faizi`),
};

export const IRANIAN: Custom = {
  name: 'iranian',
  share: 0.015,
  style: 'family',
  january: 0.02,
  takesName: 0.05,
  girls:
    words(`Maryam Zahra Sara Nazanin Shirin Leila Parisa Mahsa Nasrin Azadeh Mina Elham Roya Taraneh Nika Hasti Setareh
    Fereshteh Atefeh Bahar Farzaneh Golnaz Hengameh Katayoun Ladan Mahnaz Negar Pegah Samira Tina Yasaman Zohreh Mojgan`),
  boys: words(
    `Reza Ali Hossein Mehdi Amir Saeed Hamid Farhad Kaveh Arash Babak Dariush Navid Omid Siavash Kian Arman Parsa Behzad Ehsan Farid Iman Jamshid Kamran Mohsen Nima Peyman Ramin Shahin Vahid Yashar Mani`,
  ),
  families:
    words(`Hosseini Ahmadi Mohammadi Karimi Rezaei Moradi Jafari Rahimi Ebrahimi Ghasemi Tehrani Kazemi Sadeghi Nazari
    Farahani Shirazi Zand Bahrami`),
};

export const CHINESE: Custom = {
  name: 'chinese',
  share: 0.025,
  style: 'family-first',
  january: 0.01,
  takesName: 0.05,
  girls:
    words(`Mei Ling Xin-Yi Yan Hui-Min Jing Fang Li-Na Wen Xiao-Mei Ying Yu-Ting Siu-Fong Wai-Yee Mei-Ling Ka-Yan Pui-Shan
    Suet-Ying Jia-Yi Qian Rui Na Hong Juan Zi-Han Man-Yi`),
  boys: words(`Wei Jun Ming Lei Jian Hao Chi-Ming Ka-Ho Wai-Kit Siu-Ming Kwok-Wai Tsz-Hin Zi-Xuan Hao-Ran Yi-Chen Bo Feng Gang
    Hai Qiang Tao Xiang Yong Zhen Chun-Hei Ho-Yin`),
  families:
    words(`Wang Li Zhang Chen Liu Wong Chan Lee Lam Cheung Ng Ho Leung Lau Tang Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Lin
    Guo Tsang Kwok Yeung Yip Mak Fung`),
};

export const VIETNAMESE: Custom = {
  name: 'vietnamese',
  share: 0.018,
  style: 'family-first',
  january: 0.04,
  takesName: 0.02,
  girls:
    words(`Thi-Lan Thi-Hoa Thi-Mai Huong Thuy Linh Ngoc Phuong Thao Trang Hanh Nga Hong Yen Anh My Quynh Thu Vy Bich
    Dung Kim`),
  boys: words(`Van-Hung Van-Minh Duc Tuan Nam Hai Long Quang Thanh Tung Khanh Phuc Bao Hieu Dat Son Viet Cuong Huy Khoa Tien
    Vinh`),
  families: words(`Nguyen Tran Le Pham Hoang Vu Vo Dang Bui Do Ngo Duong Ly Phan Dinh Truong Trinh Cao`),
};

export const FILIPINO: Custom = {
  name: 'filipino',
  share: 0.017,
  style: 'family',
  january: 0,
  takesName: 0.85,
  girls:
    words(`Maria Angelica Kristine Jennifer Maricel Rowena Marites Lourdes Rosario Analyn Joyce Princess Althea Angel
    Jasmine Grace Cherry Liezel Michelle Rizza`),
  boys: words(`Jose Mark John Michael Jerome Ronaldo Rodel Rommel Jericho Christian Angelo Joshua Nathaniel Gabriel Arnel Edgar
    Ferdinand Jun Dennis Ramil`),
  families:
    words(`Santos Reyes Cruz Bautista Ocampo Garcia Mendoza Torres Dela-Cruz Castillo Villanueva Ramos Aquino Navarro
    Salazar Mercado Pascual Soriano Manalo Dizon`),
};
