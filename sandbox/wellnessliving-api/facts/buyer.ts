import type { Business } from '../store/business';
import type { Client } from '../store/rows';

/** Whom a receipt's name and e-mail mean; `null` when nobody or more than one fits. */
export function buyerOf(business: Business, customer: Readonly<Record<string, unknown>>): string | null {
	const { clients } = business;
	const mail = lowered(customer.text_mail);
	const name = lowered(customer.text_name);
	const withMail = mail === '' ? clients.all() : clients.withMail(mail);
	const withName = withMail.filter((client) => fullNameOf(client) === name);
	const [only, another] = withMail.length === 1 ? withMail : withName;
	return only === undefined || another !== undefined ? null : only.uid;
}

function fullNameOf({ fields }: Client): string {
	return lowered(`${fields.s_first_name} ${fields.s_last_name}`);
}

function lowered(value: unknown): string {
	return typeof value === 'string' ? value.trim().toLowerCase() : '';
}
