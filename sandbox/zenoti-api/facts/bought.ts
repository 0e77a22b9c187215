import { createRandom } from '../../random/random';
import { naiveUtcOf } from '../../studio/stamp';
import { minutesLater } from '../moment';
import type { Organisation } from '../store/organisation';
import type { Invoice, InvoiceLine } from '../store/rows';
import { isSameId } from '../store/table';

const membershipType = 3;
const packageType = 4;
const yearMinutes = 365 * 24 * 60;

/** Who buys a membership or a package holds it from then on. */
export function holdWhatWasBought(organisation: Organisation, invoice: Invoice, atMs: number): void {
	for (const line of invoice.lines) {
		if (line.type === membershipType) holdMembership(organisation, invoice, line, atMs);
		if (line.type === packageType) holdPackage(organisation, invoice, line);
	}
}

function holdMembership(organisation: Organisation, invoice: Invoice, line: InvoiceLine, atMs: number): void {
	const isHeld = organisation.members.all().some(({ invoiceId }) => isSameId(invoiceId, invoice.id));
	if (isHeld) return;
	const startDate = midnightOf(invoice.date);
	organisation.members.put({
		id: idAfter(line.id),
		centerId: invoice.centerId,
		guestId: invoice.guestId,
		membershipId: line.itemId,
		code: line.code,
		name: line.name,
		status: 1,
		startDate,
		endDate: minutesLater(startDate, yearMinutes),
		soldDate: invoice.date,
		invoiceId: invoice.id,
		createdDate: naiveUtcOf(atMs),
		lastUpdated: naiveUtcOf(atMs),
	});
}

function holdPackage(organisation: Organisation, invoice: Invoice, line: InvoiceLine): void {
	const startDate = midnightOf(invoice.date);
	organisation.packages.put({
		id: idAfter(line.id),
		centerId: invoice.centerId,
		guestId: invoice.guestId,
		packageId: line.itemId,
		code: line.code,
		name: line.name,
		status: 1,
		startDate,
		endDate: minutesLater(startDate, yearMinutes),
		invoiceId: invoice.id,
	});
}

function midnightOf(date: string): string {
	return `${date.slice(0, 10)}T00:00:00`;
}

/** The same id for ever for the same line: no invoice tells the id of what was bought with it. */
export function idAfter(lineId: string): string {
	const seed = [...lineId.toLowerCase()].reduce(
		(sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 2_147_483_647,
		11,
	);
	return createRandom(seed).guid();
}
