import { asOf, type StudioEvent } from '../event';
import { stateOf, subjectOf } from './entity-state';

interface Told {
	readonly fields: ReadonlyMap<string, string>;
	readonly time: string;
	readonly isByWebhook: boolean;
}

/**
 * The last state of each entity that a workflow was told. Many facts have no id that webhook and poll both know (a closed
 * sale, a changed guest); a poll that finds just what a webhook told last has no news. The last state only: what went to
 * and fro in between is news again.
 */
export class ToldStates {
	private readonly states = new Map<string, Told>();

	/** `most`: entities; the oldest is forgotten first, and then told once more. */
	constructor(private readonly most: number) {}

	note(events: readonly StudioEvent[], by: 'webhook' | 'poll'): void {
		for (const event of events) {
			const subject = subjectOf(event);
			const before = this.states.get(subject);
			const time = asOf(event, event.time);
			if (before !== undefined && before.time > time) continue;
			const state = stateOf(event);
			this.states.delete(subject);
			// a payment, a void: whatever the state is now, it was not told
			if (state === null) this.states.delete(saleOf(event) ?? subject);
			else this.keep(subject, stateAfter(before, state.fields, time, by === 'webhook'));
		}
	}

	/** Whether all that this event says was the last a webhook said of its entity. */
	isKnown(event: StudioEvent): boolean {
		const state = stateOf(event);
		const told = state === null ? undefined : this.states.get(state.subject);
		if (state === null || told?.isByWebhook !== true) return false;
		return [...state.fields].every(([name, text]) => told.fields.get(name) === text);
	}

	private keep(subject: string, told: Told): void {
		this.states.set(subject, told);
		if (this.states.size <= this.most) return;
		const oldest = this.states.keys().next();
		if (oldest.done !== true) this.states.delete(oldest.value);
	}
}

/** What a later webhook leaves out (a status tells no room) is as an earlier one told it. */
function stateAfter(
	before: Told | undefined,
	fields: ReadonlyMap<string, string>,
	time: string,
	isByWebhook: boolean,
): Told {
	const isOn = isByWebhook && before?.isByWebhook === true;
	return { fields: isOn ? new Map([...before.fields, ...fields]) : fields, time, isByWebhook };
}

/** The sale that a payment belongs to, where payments are told on their own. */
function saleOf(event: StudioEvent): string | null {
	const saleId = event.data.payments?.[0]?.saleId ?? null;
	return saleId === null ? null : subjectOf({ ...event, subject: `sale/${saleId}` });
}
