export const countries = ['US', 'GB', 'AU', 'CA'] as const;
export type Country = (typeof countries)[number];
