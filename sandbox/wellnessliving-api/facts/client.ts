import { z } from 'zod';
import { spacedUtc } from '../moment';
import { clientFields, type Client } from '../store/rows';
import { applied, ignored, readAs, type FactContext, type FactHandler } from './fact';
import { enumNumber, flag, key } from './parse';

const client = z
	.object({
		uid: key,
		gender: z.unknown(),
		a_member_group: z.array(z.unknown()).nullish(),
		is_customer_new: flag,
		is_active: z.unknown(),
	})
	.passthrough();
type ToldClient = z.output<typeof client>;

/** `client.created` and `client.updated`: what a payload leaves out stays as it was. */
export const clientTold: FactHandler = readAs(client, (context, told) => {
	if (told.uid === null) return ignored('uid: missing');
	meetClient(context, told.uid, told);
	return applied('client', told.uid);
});

export const clientDeleted: FactHandler = readAs(z.object({ uid: key }), ({ business }, { uid }) =>
	uid !== null && business.clients.remove(uid)
		? applied('client', uid)
		: ignored(`client ${uid} is not known`),
);

/** The `client` inside a visit tells less than one of its own. */
export function meetClientOf(context: FactContext, uid: string, told: unknown): void {
	const parsed = client.safeParse(told ?? {});
	meetClient(context, uid, parsed.success ? parsed.data : client.parse({}));
}

function meetClient({ business, atMs }: FactContext, uid: string, told: ToldClient): void {
	const before = business.clients.get(uid);
	const fields = { ...(before?.fields ?? blankFields(spacedUtc(atMs))) };
	for (const name of clientFields) {
		const value = told[name];
		if (typeof value === 'string') fields[name] = value.trim();
	}
	const next: Client = {
		uid,
		fields,
		genderId: enumNumber(told.gender) ?? before?.genderId ?? 3,
		groups: told.a_member_group ?? before?.groups ?? [],
		isNew: told.is_customer_new,
		isActive: told.is_active === undefined ? (before?.isActive ?? true) : flag.parse(told.is_active),
	};
	business.clients.put(next);
}

function blankFields(addedUtc: string): Client['fields'] {
	return {
		s_first_name: '',
		s_last_name: '',
		s_mail: '',
		s_phone: '',
		s_phone_home: '',
		s_phone_work: '',
		dt_add: addedUtc,
		dt_birth: '',
		k_city: '0',
		k_login_type: '70011',
		text_login_type: 'Member',
		s_member: '',
		text_address: '',
		text_city: '',
		text_postal: '',
	};
}
