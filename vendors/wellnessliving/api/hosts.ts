/** Addresses of the partner API by the credential's choice *Environment*; a custom one is in the credential itself. */
export const wellnessLivingUrls: ReadonlyMap<string, string> = new Map([
	['production', 'https://api.wellnessliving.io'],
	['sandbox', 'https://uat-api.wellnessliving.io'],
]);
