export const silences = {
  title: 'Silent units',
  lead: 'Units that neither accepted nor reported when it was due, nor said anything until the days of grace ran out. The record only grows; where things stand now follows from what was said since.',
  which: 'Which',
  units: 'Units that are silent now',
  unitCount: '{{name}}: {{count}}, since {{since}}',
  stillSilent: 'Silent now',
  spoken: 'Has spoken since',
  record: 'Whole record',
  empty: 'No unit is silent',
  emptyHelp:
    'All units answered and reported in time; those that do not until the days of grace run out are listed here.',
  commitment: 'Commitment',
  unit: 'Unit',
  owed: 'Owed',
  kinds: { acceptance: 'acceptance', report: 'report' },
  dueOn: 'Due',
  noticedOn: 'On record since',
  now: 'Now',
  term: 'Days of grace in {{region}} (working days)',
  termHelp:
    'After so many working days past the due date a unit counts as silent, and the office and the leader of the front are told. 1 to 30.',
  termSet: 'Days of grace set; they hold from the next working day on',
};
