import type { Client } from './rows';

/** All clients in the order in which they came, found by uid and by e-mail. */
export interface Clients {
	readonly get: (uid: string) => Client | undefined;
	readonly put: (client: Client) => void;
	/** `false` when there was none. */
	readonly remove: (uid: string) => boolean;
	/** Families share one; upper and lower case are the same. */
	readonly withMail: (mail: string) => readonly Client[];
	readonly all: () => readonly Client[];
	readonly count: () => number;
}

export function createClients(): Clients {
	const byUid = new Map<string, Client>();
	const byMail = new Map<string, Set<string>>();
	const forget = (uid: string) => {
		const known = byUid.get(uid);
		if (known !== undefined) byMail.get(mailOf(known))?.delete(uid);
	};
	return {
		get: (uid) => byUid.get(uid),
		put: (client) => {
			forget(client.uid);
			byUid.set(client.uid, client);
			const sharing = byMail.get(mailOf(client)) ?? new Set();
			byMail.set(mailOf(client), sharing.add(client.uid));
		},
		remove: (uid) => {
			forget(uid);
			return byUid.delete(uid);
		},
		withMail: (mail) => [...(byMail.get(mail.toLowerCase()) ?? [])].flatMap((uid) => byUid.get(uid) ?? []),
		all: () => [...byUid.values()],
		count: () => byUid.size,
	};
}

function mailOf({ fields }: Client): string {
	return fields.s_mail.toLowerCase();
}
