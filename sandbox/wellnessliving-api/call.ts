import type { Answer, Call } from '../http/route';
import type { WellnessLivingState } from './state';

/** A request as WellnessLiving's gateway sees it. Of a repeated query parameter the last one counts, as in PHP. */
export interface WellnessLivingCall extends Omit<Call, 'params'> {
	readonly contentType: string;
	/** Of the firewall's private header, `null` when it was not sent. */
	readonly firewallRule: string | null;
}

export interface WellnessLivingRoute {
	readonly method: 'GET' | 'POST';
	readonly path: string;
	readonly answer: (state: WellnessLivingState, call: WellnessLivingCall) => Answer;
}

/** `null` when the parameter is missing, empty, or the `0` that means nothing. */
export function keyParam({ query }: WellnessLivingCall, name: string): string | null {
	const value = query[name] ?? '';
	return value === '' || value === '0' ? null : value;
}

/** True for everything but nothing and `0`: the word `false` is true here. */
export function flagParam({ query }: WellnessLivingCall, name: string): boolean {
	return !['', '0'].includes(query[name] ?? '');
}

/** Values of `name[0]=…&name[1]=…`. */
export function listParam({ query }: WellnessLivingCall, name: string): readonly string[] {
	return Object.entries(query)
		.filter(([key]) => key.startsWith(`${name}[`))
		.map(([, value]) => value);
}
