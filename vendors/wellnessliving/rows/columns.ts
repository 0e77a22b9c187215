import { column, type Column } from '../../../core/rows';

/** Who: the same columns in every export, filling the client below `path`. */
export function personColumns(path: string): readonly Column[] {
	const at = (field: string): string => `${path}.${field}`;
	return [
		column('uid', 'text', ['UID', 'User ID', 'Client UID', 'o_client.uid_client'], [at('id')], {
			note: 'the key of the person; the “Client ID” that people see is another number',
		}),
		column(
			'client',
			'text',
			['Client', 'Client Name', 'Customer', 'Customer Name', 'Name'],
			[at('firstName'), at('lastName'), at('email'), at('phone'), at('phoneRaw')],
			{ note: 'also a cell of several lines: name and number, e-mail address' },
		),
		column(
			'first_name',
			'text',
			['First Name', 'Client First Name', 'field-general-2.text_name'],
			[at('firstName')],
		),
		column('last_name', 'text', ['Last Name', 'Client Last Name', 'field-general-1'], [at('lastName')]),
		column('email', 'text', ['Email', 'Email Address', 'Client Email', 'E-mail'], [at('email')]),
		column('login', 'text', ['Username', 'User Name', 'Login', 'field-general-3'], [at('email')], {
			note: 'where there is no Email: it is the address people sign in with',
		}),
		column(
			'phone',
			'text',
			['Cell Phone', 'Phone', 'Mobile Phone', 'Phone Number', 'Client Phone', 'field-general-4'],
			[at('phone'), at('phoneRaw')],
			{ note: 'E.164 where the number or the option names the country' },
		),
		column('home_phone', 'text', ['Home Phone', 'field-general-5'], [at('phone'), at('phoneRaw')], {
			note: 'where there is no Cell Phone',
		}),
		column('work_phone', 'text', ['Work Phone', 'field-general-6'], [at('phone'), at('phoneRaw')], {
			note: 'where there is neither',
		}),
	];
}

export function locationColumns(path: string): readonly Column[] {
	return [
		column('k_location', 'text', ['Location ID', 'k_location', 'o_location.k_location'], [`${path}.id`]),
		column(
			'location',
			'text',
			['Location', 'Location Name', 'Business Location'],
			[`${path}.name`, `${path}.id`],
			{ note: 'the ID by the option Locations' },
		),
	];
}
