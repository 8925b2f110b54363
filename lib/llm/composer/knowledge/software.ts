import type { Topic } from "../types";

/** How software is made and kept running. */
export const SOFTWARE: Topic[] = [
  {
    tags: ["devops", "ci-cd", "infrastructure", "docker", "kubernetes"],
    label: "operations",
    lends: [
      "From operations it takes the blameless review: after {items} have gone wrong, the first question is what made the mistake easy.",
    ],
    scenes: [
      {
        who: "on-call engineers in teams of four",
        pain: "the alert at three names a pod, and what they need is the change from yesterday afternoon",
        wish: "be back in bed within twenty minutes",
        item: "incident",
        data: "deployments, flags and configuration changes on one time line",
        other: "the reviews of earlier incidents",
        number: "minutes from alert to the right change",
        when: "at three in the morning on a telephone screen",
        twist:
          "It ranks changes by how rarely somebody edits that file; experts' files break less often than guests' do.",
        names: "On-Call, Pager, Three O'Clock, Rollback, Deploy, Outage, Root Cause, Flag",
        can: ["fault", "limit", "past", "text", "log", "match"],
      },
      {
        who: "people who keep a build server alive",
        pain: "a test fails one time in thirty, everybody presses again, and the thirtieth time it was right",
        wish: "tell a flaky test from a flaky program",
        item: "test run",
        data: "the logs of ninety days of builds",
        other: "the changes that each build contained",
        number: "reruns per real fault",
        when: "with a release waiting behind a red light",
        twist: "A rerun is done on the change before as well, which most build servers never think of.",
        names: "Flaky, Red Light, Build Server, Rerun, Green Build, Pipeline, Ninety Day, Build Log",
        can: ["match", "log", "fault", "code", "guess"],
      },
    ],
  },
  {
    tags: ["observability", "monitoring", "logging", "tracing"],
    label: "observability",
    how: [
      "Each step leaves a trace with a name that a person would use, so that one slow {item} can be followed through the whole system.",
    ],
    scenes: [
      {
        who: "teams that pay by the gigabyte for logs",
        pain: "ninety per cent of the bill is a line that nobody has searched for since it was written",
        wish: "drop the line and keep the evening",
        item: "log line",
        data: "a week of logs and the queries that were run on them",
        other: "the source that prints them",
        number: "euros per line that was ever read",
        when: "when the invoice arrives",
        twist:
          "Lines are kept at full rate for an hour before and after every incident, because that is when people search.",
        names: "Log Bill, Gigabyte, Unread Line, Log Invoice, Noisy Log, Query, Debug Line, Retention",
        can: ["code", "match", "limit", "log", "text"],
      },
    ],
  },
  {
    tags: ["testing", "qa", "software-testing"],
    label: "testing",
    lends: [
      "From testers it takes the mutation: every so often one of the {items} is falsified on purpose, to see whether anyone notices.",
    ],
    scenes: [
      {
        who: "maintainers of a library with nine years of tests",
        pain: "the suite takes forty minutes, and nobody dares to delete a test whose author has left",
        wish: "know which tests have ever caught anything",
        item: "test",
        data: "the history of failures and of the fixes that followed",
        other: "mutations of the code under test",
        number: "minutes of suite per fault caught",
        when: "before a release, waiting",
        twist: "Tests get an obituary: what they caught and when, and the last sentence decides.",
        names: "Slow Suite, Regression, Nine Year, Caught Bug, Test Suite, Release Wait, Assertion, Old Test",
        can: ["code", "past", "match", "log", "plan"],
      },
    ],
  },
  {
    tags: ["developer-tools", "devtools", "programming", "software-engineering", "dx"],
    label: "developer tools",
    lends: [
      "From developer tools it takes the dry run: before anything happens to {items}, the tool prints what it would do and stops.",
    ],
    scenes: [
      {
        who: "developers in their first week on a team",
        pain: "the setup guide works on the laptop of the person who wrote it, in March",
        wish: "see the program run before lunch",
        item: "setup step",
        data: "a recording of the shell of the last newcomer",
        other: "the setup guide as written",
        number: "minutes to the first running build",
        when: "at eleven on the first morning",
        twist:
          "The guide is executed each night on an empty machine, and it is the guide that gets the bug report.",
        names: "First Day, Readme, Newcomer, Setup, First Build, Shell, Onboarding, Dependency",
        can: ["code", "text", "match", "fault", "log"],
      },
      {
        who: "reviewers of other people's changes",
        pain: "nine files are renames, one is a change of behaviour, and attention runs out at file six",
        wish: "start with the file that matters",
        item: "change",
        data: "the repository's history with its reverts",
        other: "the remarks of earlier reviews",
        number: "minutes per line that later broke",
        when: "on the last change before the weekend",
        twist: "It orders files by what was reverted before and folds pure renames into a line.",
        names: "Pull Request, Review, Revert, Last Change, Risky Line, Diff, Hot File, Friday Merge",
        can: ["code", "text", "past", "guess", "learn"],
      },
    ],
  },
  {
    tags: ["open-source", "foss", "free-software"],
    label: "open source",
    lends: [
      "From open source it takes the first issue: something small about {items} is always left undone for a newcomer.",
    ],
    how: [
      "It is open source from the first commit, with a contributor's guide that begins with running the tests and ends with a first patch.",
    ],
    scenes: [
      {
        who: "maintainers who answer issues after work",
        pain: "the tenth report of the same fault is the first with a usable log, and it is closed as a duplicate",
        wish: "merge reports and keep the best sentence of each",
        item: "issue",
        data: "all threads of one repository",
        other: "the commits that mention them",
        number: "evenings per closed issue",
        when: "on a Sunday evening with forty notifications",
        twist:
          "It drafts no replies. It finds the reporter who could confirm the fix and asks them instead of the maintainer.",
        names:
          "Maintainer, Sunday, Triage, Duplicate, Forty Notification, Bug Report, Evening Hour, Issue Thread",
        can: ["text", "match", "share", "learn", "log"],
      },
      {
        who: "projects that depend on one volunteer",
        pain: "the release key is on one laptop and so is the knowledge of how to make a release",
        wish: "survive a holiday of that person",
        item: "release",
        data: "the shell history of the last five releases",
        other: "the release notes and the wiki",
        number: "steps that only one person has ever done",
        when: "when a security report comes in on a Friday",
        twist: "Each release is made by somebody who has never made one, with the expert on mute.",
        names:
          "Bus Factor, Release Key, One Volunteer, Changelog, Shell History, Version, Security Friday, Tag",
        can: ["share", "code", "text", "plan", "log"],
      },
    ],
  },
];
