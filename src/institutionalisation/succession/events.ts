/** Pages and deeds of agreements whose official left, as the logs name them. */
export const successionEvents: readonly string[] = [
  'institutionalisation.succession.form',
  'institutionalisation.succession.end',
];
