"""What is known of the service about signing in, and the test of the practice pool that holds each.

Only what was seen live (`L`) or is documented (`D`) stands here; the numbers are those of the sheet of
facts that the pool was built by.
"""

from __future__ import annotations

from typing import Literal, NamedTuple


class Fact(NamedTuple):
    """One fact; `test` is a test's name within this folder."""

    section: str
    evidence: Literal["L", "D", "LD"]
    says: str
    test: str


FACTS = tuple(
    Fact(*row)
    for row in (
        # Sessions
        ("1.1", "L", "tokens spend the session", "test_sessions.py::test_a_session_is_spent_by_tokens_too"),
        (
            "1.1",
            "LD",
            "the next challenge spends the session",
            "test_sessions.py::test_a_session_is_good_once",
        ),
        (
            "1.1",
            "LD",
            "every reply has a new session",
            "test_sessions.py::test_every_question_has_its_own_session",
        ),
        (
            "1.1",
            "L",
            "six wrong first-factor codes leave the session good",
            "test_choice.py::test_a_first_factor_code_can_be_mistyped_often",
        ),
        (
            "1.1",
            "L",
            "a wrong e-mail code, then the right one",
            "test_codes.py::test_a_wrong_code_costs_nothing_but_a_count",
        ),
        (
            "1.1",
            "L",
            "a wrong SMS_OTP, then the right one",
            "test_choice.py::test_a_first_factor_text_can_be_mistyped",
        ),
        (
            "1.1",
            "L",
            "a wrong SMS_MFA after a new password, then the right one",
            "test_second_factors.py::TestText::test_it_follows_a_new_password",
        ),
        (
            "1.1",
            "L",
            "a weak new password leaves the session good",
            "test_new_password.py::test_a_weak_password_is_refused_by_name_and_costs_nothing",
        ),
        (
            "1.1",
            "L",
            "a wrong first code of an app leaves the session good",
            "test_mfa_setup.py::TestApp::test_a_wrong_code_costs_nothing",
        ),
        (
            "1.1",
            "L",
            "letters for a code are a bad parameter, the session stays good",
            "test_mfa_setup.py::TestApp::test_a_wrong_code_costs_nothing",
        ),
        (
            "1.1",
            "L",
            "an unknown device is refused, the same answer without it goes on",
            "test_devices.py::test_an_unknown_device_costs_nothing",
        ),
        (
            "1.1",
            "L",
            "a wrong custom answer is a 200 with a new session",
            "test_custom.py::TestWrongAnswers::test_one_is_no_error_but_the_same_question_with_a_new_session",
        ),
        (
            "1.1",
            "LD",
            "failAuthentication is a wrong password, and the session is unknown then",
            "test_custom.py::TestWrongAnswers::test_the_third_ends_the_sign_in",
        ),
        (
            "1.1",
            "L",
            "a wrong password's text",
            "test_passwords.py::test_a_wrong_password_is_refused_and_counted",
        ),
        (
            "1.2",
            "D",
            "a session lives three minutes unless the client says otherwise",
            "test_sessions.py::test_a_session_ends_after_three_minutes_of_the_pools_clock",
        ),
        (
            "1.2",
            "D",
            "a client's session lives as long as the client says",
            "test_facts.py::test_a_session_lives_as_long_as_the_client_says",
        ),
        (
            "1.2",
            "D",
            "every challenge has the full time",
            "test_sessions.py::test_a_new_question_has_its_full_time",
        ),
        (
            "1.2",
            "D",
            "a code lives as long as its session",
            "test_sessions.py::test_a_session_ends_after_three_minutes_of_the_pools_clock",
        ),
        ("1.3", "L", "the text about a used session", "test_sessions.py::test_a_session_is_good_once"),
        (
            "1.3",
            "L",
            "the text about an expired session",
            "test_sessions.py::test_a_session_ends_after_three_minutes_of_the_pools_clock",
        ),
        (
            "1.3",
            "D",
            "a session that is too long breaks the model",
            "test_wire.py::test_a_session_that_is_too_long_breaks_the_model",
        ),
        # Codes
        (
            "1.4",
            "L",
            "a wrong sent code's text",
            "test_choice.py::test_a_first_factor_code_can_be_mistyped_often",
        ),
        (
            "1.4",
            "L",
            "an app's code is good once",
            "test_second_factors.py::TestApp::test_a_code_is_good_once_and_a_used_one_costs_nothing",
        ),
        (
            "1.4",
            "D",
            "an app cannot be set up where the pool has none",
            "test_facts.py::test_an_app_cannot_be_set_up_where_the_pool_takes_none",
        ),
        (
            "1.4",
            "L",
            "a wrong sign-up code's text",
            "test_accounts.py::TestSigningUp::test_a_wrong_code_costs_nothing_and_a_new_one_replaces_it",
        ),
        (
            "1.4",
            "L",
            "a wrong reset code's text",
            "test_recovery.py::test_a_wrong_code_and_a_weak_password_cost_nothing",
        ),
        (
            "1.4",
            "D",
            "five wrong codes begin a lock",
            "test_codes.py::test_five_wrong_codes_begin_a_lock_that_leaves_the_session_alone",
        ),
        (
            "1.4",
            "D",
            "five wrong app codes begin a lock",
            "test_second_factors.py::TestApp::test_five_wrong_codes_begin_a_lock",
        ),
        # New password, then more
        (
            "2",
            "L",
            "temporary password, new password, text, tokens",
            "test_second_factors.py::TestText::test_it_follows_a_new_password",
        ),
        (
            "2",
            "D",
            "the password is changed before the next question",
            "test_new_password.py::test_the_password_is_changed_before_the_next_question",
        ),
        (
            "2",
            "D",
            "a second factor comes into a custom sign-in after the password",
            "test_custom.py::TestRounds::test_after_a_new_password_and_a_second_factor",
        ),
        (
            "2",
            "L",
            "a temporary password leaves only passwords to choose",
            "test_choice.py::test_a_temporary_password_cannot_be_got_around",
        ),
        # Who may come in
        (
            "3",
            "L",
            "an unknown user is told",
            "test_passwords.py::test_an_unknown_user_is_told_so_where_names_are_not_private",
        ),
        (
            "3",
            "D",
            "an unknown user cannot be told from a wrong password",
            "test_passwords.py::test_an_unknown_user_cannot_be_told_where_names_are_private",
        ),
        (
            "3",
            "L",
            "an unknown user gets a simulated code",
            "test_choice.py::test_for_an_unknown_user_a_code_only_looks_sent_where_names_are_private",
        ),
        (
            "3",
            "L",
            "an account that is not confirmed",
            "test_accounts.py::TestSigningUp::test_somebody_unconfirmed_goes_on_to_the_code",
        ),
        (
            "3",
            "LD",
            "a password that has to be reset",
            "test_recovery.py::test_a_required_reset_leads_on_to_the_sign_in",
        ),
        (
            "3",
            "L",
            "the text of the lock-out",
            "test_passwords.py::test_the_lock_out_doubles_and_ends_by_the_clock",
        ),
        ("3", "L", "a flow that is off", "test_passwords.py::test_a_flow_that_is_off_is_named"),
        (
            "3",
            "L",
            "any limit can be met when it is asked for",
            "test_faults.py::test_an_error_has_the_name_and_the_words_that_were_asked_for",
        ),
        (
            "3",
            "L",
            "a broken rule is named",
            "test_new_password.py::test_a_weak_password_is_refused_by_name_and_costs_nothing",
        ),
        (
            "3",
            "D",
            "a password that was used before",
            "test_facts.py::test_a_password_that_was_used_before_is_refused",
        ),
        (
            "3",
            "L",
            "a forgotten password of nobody has another text",
            "test_recovery.py::TestNobody::test_is_told_where_names_are_not_private",
        ),
        (
            "3",
            "D",
            "a reset code of nobody's is wrong where names are private, and nothing is sent",
            "test_recovery.py::TestNobody::test_cannot_be_told_where_names_are_private",
        ),
        (
            "3",
            "D",
            "whoever is disabled looks like nobody in a reset where names are private",
            "test_recovery.py::TestNobody::test_is_like_somebody_switched_off_where_names_are_private",
        ),
        (
            "3",
            "L",
            "a wrong old password when changing it",
            "test_recovery.py::TestChangingIt::test_the_old_one_has_to_be_right_and_tries_are_limited",
        ),
        (
            "3",
            "L",
            "a required attribute that is missing",
            "test_accounts.py::TestSigningUp::test_a_required_attribute_is_named",
        ),
        ("3", "L", "a name that is taken", "test_accounts.py::TestSigningUp::test_a_taken_name_is_refused"),
        (
            "3",
            "L",
            "a confirmed account needs no code",
            "test_accounts.py::TestSigningUp::test_a_confirmed_account_needs_no_other_code",
        ),
        (
            "3",
            "L",
            "the wire format of an error",
            "test_wire.py::test_an_error_is_in_the_body_and_in_the_headers",
        ),
        # Limits
        ("4", "D", "the lock doubles", "test_passwords.py::test_the_lock_out_doubles_and_ends_by_the_clock"),
        (
            "4",
            "D",
            "tries during a lock do not lengthen it",
            "test_passwords.py::test_attempts_during_a_lock_do_not_lengthen_it",
        ),
        (
            "4",
            "D",
            "fifteen quiet minutes clear the count",
            "test_passwords.py::test_a_quarter_of_an_hour_without_a_failure_clears_the_count",
        ),
        ("4", "D", "codes are limited by the hour", "test_recovery.py::test_codes_are_limited_by_the_hour"),
        (
            "4",
            "D",
            "a sign-up code lives for a day",
            "test_accounts.py::TestSigningUp::test_a_code_lives_for_a_day",
        ),
        (
            "4",
            "D",
            "a reset code lives for an hour",
            "test_recovery.py::test_a_code_is_good_once_and_for_an_hour",
        ),
        (
            "4",
            "D",
            "a temporary password lives for a week",
            "test_new_password.py::test_a_temporary_password_ends_after_a_week",
        ),
        (
            "4",
            "LD",
            "an app's code is good one step either way",
            "test_second_factors.py::TestApp::test_a_code_of_the_app_signs_in_one_step_either_way",
        ),
        (
            "4",
            "L",
            "a first-factor code has eight digits",
            "test_choice.py::test_a_code_can_be_all_that_is_asked",
        ),
        ("4", "D", "the model's lengths and patterns", "test_wire.py::test_the_models_constraints_hold"),
        # Challenges
        (
            "5",
            "L",
            "how an e-mail address is masked",
            "test_codes.py::test_the_challenge_says_where_the_code_went_behind_a_mask",
        ),
        (
            "5",
            "L",
            "a first-factor code tells only where it went, and the choices",
            "test_choice.py::test_a_preferred_code_is_sent_at_once",
        ),
        (
            "5",
            "L",
            "several factors without a preferred one lead to a choice",
            "test_second_factors.py::TestChoice::test_the_factors_are_listed",
        ),
        (
            "5",
            "L",
            "every call of an app's set-up rotates the session",
            "test_mfa_setup.py::TestApp::test_every_step_rotates_the_session",
        ),
        (
            "5",
            "L",
            "an address is set up by its code",
            "test_mfa_setup.py::TestEmail::test_an_address_is_proven_and_then_asked_for",
        ),
        (
            "5",
            "L",
            "a verified address needs no set-up",
            "test_second_factors.py::test_a_pool_that_insists_takes_what_is_at_hand",
        ),
        ("5", "L", "a custom challenge names the user", "test_custom.py::TestRounds::test_one_round"),
        (
            "5",
            "L",
            "but not after a proven password",
            "test_custom.py::TestRounds::test_after_a_proven_password",
        ),
        (
            "5",
            "D",
            "a code as the first factor takes no second one",
            "test_choice.py::TestPassword::test_a_second_factor_follows_it",
        ),
        (
            "5",
            "D",
            "a verifying passkey stands for two factors",
            "test_passkeys.py::TestSecondFactor::test_but_one_that_verifies_its_user_stands_for_both",
        ),
        # Triggers
        (
            "9",
            "D",
            "the triggers' events and their order",
            "test_custom.py::TestTriggers::test_the_events_are_those_of_lambda",
        ),
        (
            "9",
            "D",
            "the password comes first if the client begins so",
            "test_custom.py::TestRounds::test_after_a_proven_password",
        ),
        (
            "9",
            "LD",
            "metadata comes only with answers",
            "test_custom.py::TestTriggers::test_metadata_reaches_them_only_from_answers",
        ),
        (
            "9",
            "L",
            "three tries are the triggers' custom",
            "test_reference_triggers.py::TestInOrder::test_attempts_of_all_rounds_count_together",
        ),
        (
            "9",
            "LD",
            "nobody gets a simulated custom challenge",
            "test_custom.py::TestWrongAnswers::test_an_unknown_user_is_asked_like_a_known_one_where_names_are_private",
        ),
        # Passkeys
        (
            "10",
            "D",
            "another origin",
            "test_passkeys.py::TestRegistration::test_what_does_not_fit_is_refused",
        ),
        (
            "10",
            "D",
            "another relying party",
            "test_passkeys.py::TestRegistration::test_what_does_not_fit_is_refused",
        ),
        (
            "10",
            "D",
            "another app client",
            "test_passkeys.py::TestRegistration::test_another_app_client_cannot_end_it",
        ),
        (
            "10",
            "D",
            "a registration that is late",
            "test_passkeys.py::TestRegistration::test_a_registration_is_over_after_three_minutes_and_after_an_answer",
        ),
        (
            "10",
            "L",
            "the shape of the options and of the answer",
            "test_passkeys.py::TestSignIn::test_the_request_is_that_of_the_service",
        ),
        # Tokens
        (
            "11",
            "L",
            "tokens are refreshed without rotation",
            "test_tokens.py::TestWithoutRotation::test_a_refresh_gives_new_tokens_and_no_refresh_token",
        ),
        (
            "11",
            "L",
            "and with it",
            "test_tokens.py::TestWithRotation::test_every_refresh_gives_another_refresh_token",
        ),
        (
            "11",
            "D",
            "rotation switches the older way off",
            "test_tokens.py::TestWithRotation::test_the_older_way_is_off",
        ),
        (
            "11",
            "D",
            "a replaced token is good for the grace period",
            "test_tokens.py::TestWithRotation::test_a_replaced_one_is_good_for_the_grace_period",
        ),
        (
            "11",
            "D",
            "only the confirmed device may refresh",
            "test_devices.py::test_only_the_confirmed_device_may_refresh",
        ),
        (
            "11",
            "D",
            "revoking takes the access tokens along",
            "test_tokens.py::TestTakingBack::test_a_revoked_refresh_token_takes_its_access_tokens_along",
        ),
        (
            "11",
            "L",
            "a refresh token is long and opaque",
            "test_tokens.py::test_a_refresh_token_is_opaque_and_long",
        ),
    )
)
