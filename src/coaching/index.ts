export type { ClinicId } from './clinic/model/clinic.ts';
export { paths as clinicPaths } from './clinic/paths.ts';
