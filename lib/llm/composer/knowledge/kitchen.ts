import type { Topic } from "../types";

/** What happens in kitchens. */
export const KITCHEN: Topic[] = [
  {
    tags: ["baking", "sourdough", "bread"],
    label: "baking",
    lends: [
      "From baking it takes the batch sheet: every {item} is a batch with its own number, and only one thing may differ from the batch before.",
    ],
    scenes: [
      {
        who: "home bakers with a sourdough starter",
        pain: "the same recipe rises in May and sulks in November, and the book says only to wait until it is ready",
        wish: "bake a good loaf on the day they planned",
        item: "loaf",
        items: "loaves",
        data: "a thermometer in the dough and a photograph each half hour",
        other: "the times printed in the book",
        number: "hours until the dough has doubled",
        when: "at ten at night with the dough half risen",
        twist:
          "A rubber band around the jar is all the computer vision needs: the dough is measured against the band.",
        names: "Sourdough, Starter, Dough, Proving, Crumb, Rising, Levain, Overnight Loaf",
        can: ["sense", "log", "guess", "fault", "learn"],
      },
      {
        who: "village bakeries with two ovens",
        pain: "orders for Saturday come by telephone, on slips and through the back door, and the rye is always one short",
        wish: "bake what will be sold and no more",
        item: "order",
        data: "the slips on the nail by the till",
        other: "the tray counts at closing time",
        number: "loaves left at noon",
        when: "at three in the morning",
        twist:
          "Regulars who do not come count as data too; their absence on a holiday is what ruins most forecasts.",
        names: "Bakery, Three O'Clock, Bread Roll, Second Oven, Morning Batch, Paper Slip, Rye, Unsold Loaf",
        can: ["guess", "match", "plan", "limit", "log"],
      },
    ],
  },
  {
    tags: ["fermentation", "brewing"],
    label: "fermentation",
    lends: [
      "Fermentation lends it patience: {items} are left alone between two fixed looks, and the waiting time is part of the record.",
    ],
    scenes: [
      {
        who: "people with six jars on a shelf",
        pain: "kimchi, cider and miso run on different clocks, and the label with the date has come off in the brine",
        wish: "open each jar at its best week",
        item: "jar",
        data: "a strip of pH paper photographed every Sunday",
        other: "the tables in the food safety handbook",
        number: "days at a safe pH",
        when: "when a lid begins to bulge",
        twist:
          "It listens: a cheap microphone counts bubbles through the airlock, and the curve of the count tells more than the calendar.",
        names: "Kimchi, Brine, Bulging Lid, Miso, Ferment, Six Jar, Cider, Pickle",
        can: ["sense", "expire", "log", "limit", "fault"],
      },
      {
        who: "home brewers in one town",
        pain: "everybody buys twenty grams of a yeast that is sold by the half kilo",
        wish: "brew with what the others have in the freezer",
        item: "yeast culture",
        data: "the notes on the lids of freezer boxes",
        other: "the suppliers' strain catalogues",
        number: "the share of cells still alive",
        when: "before an order is sent off",
        twist:
          "Generations are counted, since a culture in its ninth batch is no longer what the packet said.",
        names: "Yeast, Home Brew, Freezer Box, Wort, Strain, Brewer, Living Cell, Ale",
        can: ["swap", "share", "expire", "match", "log"],
      },
    ],
  },
  {
    tags: ["food-waste", "leftovers"],
    label: "food waste",
    lends: [
      "From the fight against food waste it takes one rule: what spoils first is shown first, whatever else the user may have been looking for.",
    ],
    scenes: [
      {
        who: "volunteers who collect unsold food",
        pain: "shops ring when it is too late, and the van drives past three full crates to fetch one empty one",
        wish: "fetch more with the same two vans",
        item: "pick-up",
        data: "the messages that shops send at closing time",
        other: "the weights noted at the depot",
        number: "kilograms per kilometre",
        when: "at a quarter to eight on a Saturday evening",
        twist:
          "Shops are asked for a photograph of the shelf at four o'clock; what will be left at eight can be seen by then.",
        names:
          "Closing Time, Unsold Bread, Surplus, Crate, Saturday Evening, Food Rescue, Last Loaf, Van Run",
        can: ["plan", "map", "share", "guess", "match"],
      },
      {
        who: "canteens that throw away a fifth of what they cook",
        pain: "the bin is weighed for the annual report, long after anybody could have cooked less",
        wish: "cook for the number who will really come",
        item: "lunch service",
        data: "the weight of the bins and the door counter",
        other: "the meeting calendar and the weather",
        number: "portions too many",
        when: "at nine in the morning, before the potatoes are peeled",
        twist:
          "The strongest predictor is neither weather nor weekday but whether the car park was full at half past eight.",
        names: "Canteen, Potato, Lunch Crowd, Fifth Portion, Bin Weight, Ladle, Second Helping, Unserved",
        can: ["guess", "limit", "log", "sense", "match"],
      },
    ],
  },
  {
    tags: ["coffee", "tea"],
    label: "coffee",
    lends: [
      "From coffee it takes the cupping table: {items} are judged blind, side by side and always in pairs, with a single word for each.",
    ],
    scenes: [
      {
        who: "people who share a kitchen and a good grinder",
        pain: "every new bag has to be dialled in again, and the notes are on a sticker that went into the bin with the last bag",
        wish: "get the second cup of a new bag right",
        item: "cup",
        data: "the sound of the grinder and the seconds of the shot",
        other: "the roaster's own recommendation",
        number: "seconds from first drop to last",
        when: "before anybody has had the first cup",
        twist:
          "The pitch of the grinder drops as a bag ages, so it can hear that it is time for a finer setting.",
        names: "Espresso, Grinder, First Cup, Coffee, Shot, Shared Kitchen, Bean, Crema",
        can: ["sense", "log", "guess", "fault", "limit"],
      },
    ],
  },
];
