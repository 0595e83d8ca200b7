/** Pages of what harvests brought, as the access log names them. */
export const harvestEvents: readonly string[] = ['network.run_shown', 'network.run_taken'];
