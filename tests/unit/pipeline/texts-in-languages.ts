/** A few sentences about the same idea, by language. */
export const TEXTS: Record<string, string> = {
  en: "Tray Tide is an iOS app for students who eat in a dining hall and want to know what they really eat. They hold the phone over the tray before the meal and after it; the app tells them, in portions and not in calories, what they took and what they left.",
  de: "Tablettzeit ist eine App für Studierende, die in der Mensa essen und wissen wollen, was sie wirklich essen. Sie halten das Telefon vor und nach der Mahlzeit über das Tablett; die App sagt ihnen in Portionen und nicht in Kalorien, was sie genommen und was sie übrig gelassen haben.",
  fr: "Plateau Marée est une application pour les étudiants qui mangent au restaurant universitaire et veulent savoir ce qu'ils mangent vraiment. Ils tiennent le téléphone au-dessus du plateau avant et après le repas ; l'application leur dit, en portions, ce qu'ils ont pris et laissé.",
  es: "Marea de Bandejas es una aplicación para estudiantes que comen en el comedor y quieren saber lo que comen de verdad. Sostienen el teléfono sobre la bandeja antes y después de la comida; la aplicación les dice, en porciones y no en calorías, lo que tomaron y lo que dejaron.",
  pt: "Maré de Bandejas é um aplicativo para estudantes que comem no refeitório e querem saber o que realmente comem. Eles seguram o telefone sobre a bandeja antes e depois da refeição; o aplicativo diz, em porções e não em calorias, o que pegaram e o que deixaram.",
  it: "Marea dei Vassoi è un'app per studenti che mangiano in mensa e vogliono sapere che cosa mangiano davvero. Tengono il telefono sopra il vassoio prima e dopo il pasto; l'app dice loro, in porzioni e non in calorie, che cosa hanno preso e che cosa hanno lasciato.",
  nl: "Dienbladtij is een app voor studenten die in de mensa eten en willen weten wat ze echt eten. Ze houden de telefoon voor en na de maaltijd boven het dienblad; de app vertelt hun, in porties en niet in calorieën, wat ze namen en wat ze lieten staan.",
  sv: "Bricktid är en app för studenter som äter i matsalen och vill veta vad de verkligen äter. De håller telefonen över brickan före och efter måltiden; appen berättar för dem, i portioner och inte i kalorier, vad de tog och vad de lämnade kvar på tallriken.",
  pl: "Taca to aplikacja dla studentów, którzy jedzą na stołówce i chcą wiedzieć, co naprawdę jedzą. Trzymają telefon nad tacą przed posiłkiem i po nim; aplikacja mówi im w porcjach, a nie w kaloriach, co wzięli i co zostawili na talerzu po obiedzie.",
  ru: "Поднос — это приложение для студентов, которые едят в столовой и хотят знать, что они едят на самом деле. Они держат телефон над подносом до и после еды; приложение сообщает им в порциях, а не в калориях, что они взяли и что оставили.",
  uk: "Таця — це застосунок для студентів, які їдять у їдальні й хочуть знати, що вони їдять насправді. Вони тримають телефон над тацею до і після їжі; застосунок повідомляє їм у порціях, а не в калоріях, що вони взяли і що залишили.",
  ja: "トレイタイドは、食堂で食事をする学生が本当に何を食べているのかを知るためのiOSアプリです。食事の前と後に電話をトレイの上にかざすと、カロリーではなく量で、何を取って何を残したかを教えてくれます。データは端末の中だけに保存されます。",
  zh: "托盘潮汐是一款面向在食堂吃饭的学生的应用，他们想知道自己真正吃了什么。他们在饭前和饭后把手机举在托盘上方，应用会以份量而不是卡路里告诉他们拿了什么、剩了什么。数据不会离开手机，也不需要手动输入任何食物。",
  ko: "트레이 타이드는 식당에서 식사하는 학생들이 실제로 무엇을 먹는지 알고 싶어 하는 앱입니다. 식사 전후에 전화기를 쟁반 위에 들고 있으면 칼로리가 아니라 양으로 무엇을 가져갔고 무엇을 남겼는지 알려 줍니다.",
  ar: "هذا تطبيق للطلاب الذين يأكلون في قاعة الطعام ويريدون معرفة ما يأكلونه حقا. يحملون الهاتف فوق الصينية قبل الوجبة وبعدها، ويخبرهم التطبيق بالحصص وليس بالسعرات الحرارية بما أخذوه وما تركوه في الصحن.",
};
