import type { Json } from '../store/rows';

/** Every field of a guest's parts with nothing in it: what a replacement leaves of fields that were not sent. */
export const blankPersonal: Json = {
	user_name: '',
	first_name: '',
	last_name: '',
	middle_name: '',
	email: '',
	mobile_phone: null,
	work_phone: null,
	home_phone: null,
	gender: -1,
	date_of_birth: null,
	is_minor: false,
	nationality_id: -1,
	anniversary_date: null,
	lock_guest_custom_data: false,
	pan: '',
};

export const blankAddress: Json = {
	address_1: '',
	address_2: '',
	city: '',
	country_id: -1,
	state_id: -1,
	state_other: '',
	zip_code: '',
};

export const blankPreferences: Json = {
	receive_transactional_email: false,
	receive_transactional_sms: false,
	receive_marketing_email: false,
	receive_marketing_sms: false,
	recieve_lp_stmt: false,
	opt_in_for_loyalty_program: false,
	preferred_therapist: null,
};
