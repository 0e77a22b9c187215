import type { SignedDelivery } from '../../core/intake/profile';

/** What can happen to a delivery that the vendor did not send, or that did not arrive as sent. */
export const tampers = ['forged', 'unsigned', 'truncated', 'bit-flipped'] as const;
export type Tamper = (typeof tampers)[number];

export interface Wire {
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Buffer;
}

type Change = (wire: Wire, signatureHeader: string, random: () => number) => Wire;

const changes: Readonly<Record<Tamper, Change>> = {
	// signed with another secret by the sender, so nothing is left to do
	forged: (wire) => wire,
	unsigned: (wire, signatureHeader) => ({
		...wire,
		headers: Object.fromEntries(
			Object.entries(wire.headers).filter(([name]) => name.toLowerCase() !== signatureHeader.toLowerCase()),
		),
	}),
	truncated: (wire, _header, random) => ({
		...wire,
		body: wire.body.subarray(0, 1 + Math.floor(random() * (wire.body.length - 1))),
	}),
	'bit-flipped': (wire, _header, random) => {
		const body = Buffer.from(wire.body);
		const at = Math.floor(random() * body.length);
		body.writeUInt8(body.readUInt8(at) ^ (1 << Math.floor(random() * 7)), at);
		return { ...wire, body };
	},
};

export function wireOf(signed: SignedDelivery): Wire {
	return { headers: signed.headers, body: Buffer.from(signed.body, 'utf8') };
}

export function tampered(wire: Wire, tamper: Tamper, signatureHeader: string, random: () => number): Wire {
	return changes[tamper](wire, signatureHeader, random);
}
