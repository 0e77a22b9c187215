import { z } from 'zod';
import { naiveUtcOf } from '../../studio/stamp';
import { centerOf } from '../store/organisation';
import { isSameId } from '../store/table';
import { applied, ignored, type FactHandler } from './fact';
import { id, text, withData } from './parse';

const membership = z.object({
	user_membership_id: id,
	status: z.number().int().nullish(),
	guest_id: id,
	center: z.object({ id, name: z.string().optional() }),
	membership: z.object({ id, code: text, name: text }),
	expiry_date: text,
	purchase: z.object({ date: text }).nullish(),
	invoice: z.object({ id: z.string().nullish() }).nullish(),
});

/** Guest.Membership.Created. A membership that an invoice already gave to the guest gets its own id now. */
export const membershipCreated: FactHandler = withData(membership, ({ organisation, atMs }, data) => {
	const center = centerOf(organisation, data.center.id, data.center.name);
	const invoiceId = data.invoice?.id ?? null;
	const sameSale = organisation.members.all().find((one) => isSameId(one.invoiceId, invoiceId));
	if (sameSale !== undefined) organisation.members.remove(sameSale.id);
	const soldDate = data.purchase?.date || naiveUtcOf(atMs);
	organisation.members.put({
		id: data.user_membership_id,
		centerId: center.id,
		guestId: data.guest_id,
		membershipId: data.membership.id,
		code: data.membership.code,
		name: data.membership.name,
		status: data.status ?? 1,
		startDate: `${soldDate.slice(0, 10)}T00:00:00`,
		endDate: data.expiry_date,
		soldDate,
		invoiceId,
		createdDate: naiveUtcOf(atMs),
		lastUpdated: naiveUtcOf(atMs),
	});
	return applied('member', data.user_membership_id);
});

const change = z.object({ user_membership_id: id, expiry_date: z.string().nullish() });

/** Guest.Membership.Freeze, Unfreeze, Cancelled, Reinstate name nobody but the membership. */
export function membershipChanged(status: number): FactHandler {
	return withData(change, ({ organisation, atMs }, data) => {
		const member = organisation.members.get(data.user_membership_id);
		if (member === undefined) return ignored(`membership ${data.user_membership_id} is not known`);
		const endDate = data.expiry_date ?? member.endDate;
		organisation.members.put({ ...member, status, endDate, lastUpdated: naiveUtcOf(atMs) });
		return applied('member', member.id);
	});
}
