import { DateTime } from 'luxon';
import type { Company } from './company';
import { amountOf } from './money';
import type { Fields, StoredRecord } from './store/record';

/** The object as QuickBooks gives it back. */
export function bodyOf(company: Company, record: StoredRecord): Fields {
	const { timeZone } = company.settings;
	return {
		...record.built.fields,
		...(record.entity === 'Account' ? balanceFields(company, record) : {}),
		domain: 'QBO',
		sparse: false,
		Id: record.id,
		SyncToken: String(record.syncToken),
		MetaData: {
			CreateTime: timeText(record.createdAt, timeZone),
			LastUpdatedTime: timeText(record.updatedAt, timeZone),
		},
	};
}

/** `2026-11-21T01:00:00-08:00` */
export function timeText(time: number, zone: string): string {
	return DateTime.fromMillis(time, { zone }).toFormat("yyyy-MM-dd'T'HH:mm:ssZZ");
}

/** Balance sheet accounts tell their balance, positive on the side where they usually stand. */
function balanceFields({ store }: Company, { id, built }: StoredRecord): Fields {
	const { Classification } = built.fields;
	const balance = store.balances.get(id) ?? 0;
	const isAsset = Classification === 'Asset';
	const isOnBalanceSheet = isAsset || Classification === 'Liability' || Classification === 'Equity';
	const shown = isOnBalanceSheet ? amountOf(isAsset ? balance : -balance) : 0;
	return { CurrentBalance: shown, CurrentBalanceWithSubAccounts: shown };
}
