import type { Topic } from "../types";

/** Land, water, weather and animals. */
export const LAND: Topic[] = [
  {
    tags: ["biology", "ecology", "bioinformatics", "nature"],
    label: "biology",
    lends: [
      "From biology it takes the control dish: some of the {items} are left untouched on purpose, so that an effect can be told from the weather.",
    ],
    scenes: [
      {
        who: "school classes with a stream behind the gym",
        pain: "each year group samples the stream and throws the sheet away in July",
        wish: "add a tenth year to a series and not start the tenth series",
        item: "sample",
        data: "larvae counted in white trays",
        other: "the water authority's annual figures",
        number: "species per square metre of stream bed",
        when: "in May with rubber boots on",
        twist:
          "Classes date their tray by the hawthorn in flower and not by the calendar, so that early springs line up.",
        names: "Stream, Mayfly, White Tray, Rubber Boot, Larva, Caddis, Stream Bed, Gym",
        can: ["log", "sense", "past", "match", "map"],
      },
      {
        who: "technicians in a shared laboratory",
        pain: "the freezer holds nine hundred tubes, and the labels are initials of people who have left",
        wish: "throw away a box without fear",
        item: "tube",
        data: "photographs of frosted labels",
        other: "the laboratory books in the cupboard",
        number: "years since a tube was last opened",
        when: "when the freezer alarm sounds on a Saturday",
        twist:
          "Nothing is thrown away: a doubtful box moves down one shelf each year, and the lowest shelf is the decision.",
        names:
          "Freezer, Frosted Label, Lab Shelf, Forgotten Tube, Minus Eighty, Saturday Alarm, Sample Box, Orphan Tube",
        can: ["expire", "past", "match", "text", "share"],
      },
    ],
  },
  {
    tags: ["weather", "meteorology"],
    label: "weather",
    lends: [
      "From the weather map it borrows the front: a line is drawn where {items} of one sort meet those of another, since that is where things happen.",
      "From weather services it takes the ensemble: {items} are worked out twenty times with slightly different beginnings, and the spread is the message.",
    ],
    scenes: [
      {
        who: "market traders with an open stall",
        pain: "the forecast says showers for the whole county, and what ruins the cheese is one gust at ten past eleven",
        wish: "take the awning down in time",
        item: "gust",
        data: "the pressure sensors of the phones along the market",
        other: "the radar picture of the last hour",
        number: "minutes of warning before a gust",
        when: "with both hands full of change",
        twist: "Phones along a street form a line, and a gust takes four minutes to walk down it.",
        names: "Market Stall, Awning, Squall, Wind, Market Day, Canopy, Gust Front, Stallholder",
        can: ["sense", "limit", "guess", "share", "map"],
      },
      {
        who: "hobby meteorologists with a rain gauge",
        pain: "a spider in the funnel looks like a drought, and no one notices until the annual report",
        wish: "trust their own figures",
        item: "reading",
        data: "the tipping counts of a garden gauge",
        other: "the six nearest gauges",
        number: "millimetres per hour",
        when: "after a dry week that was not dry elsewhere",
        twist:
          "Faults have signatures: a spider gives nothing, a leaf gives too late, a cat gives fifty millimetres in a second.",
        names:
          "Rain Gauge, Dry Week, Millimetre, Cloudburst, Garden Rain, Tipping Bucket, Shower, Neighbour's Rain",
        can: ["sense", "match", "fault", "limit", "log"],
      },
    ],
  },
  {
    tags: ["climate", "climate-change", "sustainability", "carbon"],
    label: "climate",
    lends: [
      "Climate science lends it the thirty-year mean: {items} are always shown against what used to be ordinary, and never against last year alone.",
    ],
    scenes: [
      {
        who: "tenants under a flat roof",
        pain: "at night it is thirty-one degrees in the bedroom, and the energy certificate was written in January",
        wish: "show the landlord a curve instead of a complaint",
        item: "hot night",
        data: "loggers the size of a coin behind the wardrobe",
        other: "the airport's hourly temperatures",
        number: "hours above twenty-six degrees",
        when: "in the third night without sleep",
        twist: "The loggers are lent by the public library on an ordinary library card.",
        names:
          "Hot Roof, Heat Night, Attic Flat, Third Night, Wardrobe, Twenty-Six Degree, Heatwave, Top Floor",
        can: ["sense", "limit", "match", "map", "log"],
      },
    ],
  },
  {
    tags: ["water", "rivers", "flooding"],
    label: "water",
    lends: [
      "From waterworks it takes the night minimum: {items} are measured when nothing should be happening, because that is when leaks show.",
    ],
    scenes: [
      {
        who: "people who live beside a small brook",
        pain: "flood warnings are made for rivers, and the brook rises in forty minutes",
        wish: "have time to carry the freezer upstairs",
        item: "rising level",
        data: "an ultrasonic sensor under the footbridge",
        other: "the rain radar over nine square kilometres",
        number: "minutes until the cellar window",
        when: "at two in the morning in a thunderstorm",
        twist:
          "Culverts block before brooks flood, so it watches the difference between two bridges and not the level.",
        names: "Brook, Footbridge, Flood, Cellar Window, High Water, Thunderstorm, Flash Flood, Water Level",
        can: ["sense", "limit", "guess", "map", "share"],
      },
    ],
  },
  {
    tags: ["farming", "agriculture", "agritech"],
    label: "farming",
    lends: [
      "From farming it takes the field book: every {item} has a place on the map and a page that outlives whoever works on it.",
    ],
    scenes: [
      {
        who: "hill farmers with sixty sheep",
        pain: "the ewe that is about to lamb is always the one behind the ridge",
        wish: "walk up the hill only when they must",
        item: "ewe",
        data: "the movements recorded by a collar with a button cell",
        other: "the lambing book of last spring",
        number: "minutes of restlessness per hour",
        when: "on a night with sleet",
        twist: "A single collar is put on the most nervous ewe, whose flock does the rest of the measuring.",
        names: "Lambing, Hill Farm, Sleet Night, Sheep, Restless Ewe, Collar, Flock, Barn",
        can: ["sense", "limit", "log", "guess", "map"],
      },
      {
        who: "vegetable box schemes",
        pain: "the harvest is promised on Monday and grows until Thursday, and the customers chose in between",
        wish: "promise what will be in the field",
        item: "box",
        data: "the pickers' tallies of each row",
        other: "the orders from the web form",
        number: "crates per row and week",
        when: "on a Monday evening with rain forecast",
        twist: "Customers rank what they could do without, so a failed row hurts the fewest of them.",
        names: "Veg Box, Lettuce, Picking, Harvest, Monday Harvest, Row, Crate, Cabbage",
        can: ["guess", "plan", "match", "share", "log"],
      },
    ],
  },
  {
    tags: ["pets", "dogs", "cats", "animals"],
    label: "pets",
    lends: [
      "From pet owners it takes the weekly weigh-in: {items} that cannot speak are measured on the same day at the same hour.",
    ],
    scenes: [
      {
        who: "people with an old cat",
        pain: "a cat hides that it is ill until it can hide no longer",
        wish: "go to the vet a month earlier",
        item: "tray visit",
        data: "load cells under the tray",
        other: "the vet's blood values",
        number: "grams of cat and seconds of visit",
        when: "before the water bowl empties faster",
        twist: "Two cats in one house are told apart by how they climb in, front left or front right.",
        names: "Old Cat, Litter Tray, Water Bowl, Purr, Cat Weight, Whisker, Vet Visit, Kidney",
        can: ["sense", "log", "limit", "guess", "match"],
      },
    ],
  },
];
