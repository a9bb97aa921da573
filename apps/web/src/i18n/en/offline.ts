export const offline = {
  waiting: 'Still on this device, not sent: {{count}}',
  help: 'They are sent as soon as there is a network, and arrive once each. Do not clear the data of the browser before.',
  files: 'files: {{count}}',
  place: 'with its place',
  sendNow: 'Send now',
  arrived: 'Reports sent: {{count}}',
  kept: 'No network: kept on this device, and sent as soon as there is one',
  keep: 'Keep it on this device and send it later',
  drop: 'Give it up',
  dropOf: 'Give it up: {{title}}',
};
