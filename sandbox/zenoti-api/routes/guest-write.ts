import { z } from 'zod';
import type { Answer } from '../../http/route';
import { naiveUtcOf } from '../../studio/stamp';
import type { ApiKey } from '../access';
import type { ZenotiCall } from '../call';
import { tellGuest } from '../desk/tell';
import { checked, invalidInput, notFound, refused, unprocessable, type Checked } from '../problem';
import { seesCenter } from '../reports/filters';
import type { RequiredGuestField, Settings } from '../settings';
import { everyExpand, expandsOf, guestBody } from '../shape/guest';
import { blankAddress, blankPersonal, blankPreferences } from '../shape/guest-parts';
import type { ZenotiState } from '../state';
import type { Guest, Json } from '../store/rows';
import { centerWithId } from './place';

const json = z.record(z.unknown());
const body = z.object({
	center_id: z.string().optional(),
	code: z.string().nullish(),
	personal_info: json.nullish(),
	address_info: json.nullish(),
	preferences: json.nullish(),
	tags: z.array(z.string()).nullish(),
	referral: json.nullish(),
	primary_employee: json.nullish(),
});
type GuestInput = z.output<typeof body>;

/** Does not look whether such a guest is there already. */
export function createGuest(state: ZenotiState, call: ZenotiCall, key: ApiKey): Answer {
	const input = readBody(call.body, state.settings);
	if (!input.ok) return input.answer;
	if (input.value.center_id === undefined) return unprocessable('center_id is mandatory');
	const center = centerWithId(state, key, input.value.center_id);
	if (!center.ok) return center.answer;
	const number = 900_000 + (state.counter += 1);
	const createdDate = naiveUtcOf(state.now());
	const guest: Guest = {
		id: state.random.guid(),
		number,
		code: input.value.code ?? `G${number}`,
		centerId: center.value.id,
		createdDate,
		...written(input.value, createdDate),
	};
	tellGuest(state, 'Guest.Created', guest);
	return { status: 200, body: guestBody(guest, expandsOf(call.values('expand')), state.settings) };
}

/**
 * docs.zenoti.com/reference/update-a-guest: a full replacement. What the body leaves out is empty afterwards, also the
 * parts a client never looked at.
 */
export function replaceGuest(state: ZenotiState, call: ZenotiCall, key: ApiKey): Answer {
	const before = state.organisation.guests.get(call.params.guestId ?? '');
	if (before === undefined || !seesCenter(key, [], before.centerId)) return notFound;
	const input = readBody(call.body, state.settings);
	if (!input.ok) return input.answer;
	const center = centerWithId(state, key, input.value.center_id ?? before.centerId);
	if (!center.ok) return center.answer;
	const guest: Guest = {
		...before,
		code: input.value.code ?? before.code,
		centerId: center.value.id,
		...written(input.value, naiveUtcOf(state.now())),
	};
	tellGuest(state, 'Guest.Updated', guest);
	return { status: 200, body: guestBody(guest, everyExpand, state.settings) };
}

function written(input: GuestInput, lastUpdated: string) {
	return {
		lastUpdated,
		personal: { ...blankPersonal, ...input.personal_info },
		address: { ...blankAddress, ...input.address_info },
		preferences: { ...blankPreferences, ...input.preferences },
		tags: input.tags ?? [],
		referral: input.referral ?? null,
		primaryEmployee: input.primary_employee ?? null,
	};
}

const female = 0;
const male = 1;
const other = 3;
const notTold = -1;

function readBody(raw: unknown, settings: Settings): Checked<GuestInput> {
	const parsed = body.safeParse(raw ?? {});
	if (!parsed.success) {
		const [first] = parsed.error.issues;
		return refused(invalidInput(`${first?.path.join('.') ?? ''}: ${first?.message ?? 'invalid'}`));
	}
	const person = parsed.data.personal_info ?? {};
	if (isBlank(person.first_name)) return refused(unprocessable('first_name is mandatory'));
	const missing = settings.requiredGuestFields.find((field) => isBlank(valueOf(parsed.data, person, field)));
	if (missing !== undefined) return refused(unprocessable(`${missing} is mandatory`));
	const gender: unknown = person.gender ?? notTold;
	const isGender = gender === female || gender === male || gender === other || gender === notTold;
	return isGender ? checked(parsed.data) : refused(invalidInput('invalid gender'));
}

function valueOf(input: GuestInput, person: Json, field: RequiredGuestField): unknown {
	return field === 'referral_source' ? input.referral?.referral_source : person[field];
}

function isBlank(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}
