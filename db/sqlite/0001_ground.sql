-- CaseFlow on SQLite: the ground every later script builds on.
-- One script is applied once, as one batch in one transaction, and recorded in schema_version.
-- "Personal data" names whose: of residents it is special personal data (care, debts, safety).

-- medewerker: Accounts of staff and partners; the password is a salted hash.
-- Personal data: of staff.
CREATE TABLE "medewerker" (
    "id" TEXT NOT NULL CONSTRAINT "pk_medewerker" PRIMARY KEY,
    "naam" TEXT NOT NULL,
    "gemeente_id" TEXT NOT NULL,
    "organisatie" TEXT NULL,
    "is_demo" INTEGER NOT NULL,
    "is_wachtwoord_tijdelijk" INTEGER NOT NULL,
    "is_geblokkeerd" INTEGER NOT NULL,
    "laatst_aangemeld" TEXT NULL,
    "laatste_code" TEXT NULL,
    "user_name" TEXT NULL,
    "normalized_user_name" TEXT NULL,
    "email" TEXT NULL,
    "normalized_email" TEXT NULL,
    "email_confirmed" INTEGER NOT NULL,
    "password_hash" TEXT NULL,
    "security_stamp" TEXT NULL,
    "concurrency_stamp" TEXT NULL,
    "phone_number" TEXT NULL,
    "phone_number_confirmed" INTEGER NOT NULL,
    "two_factor_enabled" INTEGER NOT NULL,
    "lockout_end" TEXT NULL,
    "lockout_enabled" INTEGER NOT NULL,
    "access_failed_count" INTEGER NOT NULL
);
CREATE INDEX "ix_medewerker_normalized_email" ON "medewerker" ("normalized_email");
CREATE UNIQUE INDEX "ix_medewerker_normalized_user_name" ON "medewerker" ("normalized_user_name");

-- bewaarde_invoer: A form that was sent after its session had ended, encrypted for who sent it; gone when sent again, and after twelve hours.
-- Personal data: of residents and staff.
CREATE TABLE "bewaarde_invoer" (
    "medewerker_id" TEXT NOT NULL CONSTRAINT "pk_bewaarde_invoer" PRIMARY KEY,
    "op" TEXT NOT NULL,
    "inhoud" BLOB NOT NULL,
    CONSTRAINT "fk_bewaarde_invoer_medewerker_id" FOREIGN KEY ("medewerker_id") REFERENCES "medewerker" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_bewaarde_invoer_op" ON "bewaarde_invoer" ("op");

-- medewerker_account_claim: Claims of an account.
-- Personal data: of staff.
CREATE TABLE "medewerker_account_claim" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_medewerker_account_claim" PRIMARY KEY AUTOINCREMENT,
    "user_id" TEXT NOT NULL,
    "claim_type" TEXT NULL,
    "claim_value" TEXT NULL,
    CONSTRAINT "fk_medewerker_account_claim_user_id" FOREIGN KEY ("user_id") REFERENCES "medewerker" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_medewerker_account_claim_user_id" ON "medewerker_account_claim" ("user_id");

-- medewerker_account_login: Outside logins (single sign-on) of an account.
-- Personal data: of staff.
CREATE TABLE "medewerker_account_login" (
    "login_provider" TEXT NOT NULL,
    "provider_key" TEXT NOT NULL,
    "provider_display_name" TEXT NULL,
    "user_id" TEXT NOT NULL,
    CONSTRAINT "pk_medewerker_account_login" PRIMARY KEY ("login_provider", "provider_key"),
    CONSTRAINT "fk_medewerker_account_login_user_id" FOREIGN KEY ("user_id") REFERENCES "medewerker" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_medewerker_account_login_user_id" ON "medewerker_account_login" ("user_id");

-- medewerker_account_token: Keys of an account, such as that of its second factor.
-- Personal data: of staff.
CREATE TABLE "medewerker_account_token" (
    "user_id" TEXT NOT NULL,
    "login_provider" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT NULL,
    CONSTRAINT "pk_medewerker_account_token" PRIMARY KEY ("user_id", "login_provider", "name"),
    CONSTRAINT "fk_medewerker_account_token_user_id" FOREIGN KEY ("user_id") REFERENCES "medewerker" ("id") ON DELETE CASCADE
);

-- medewerker_rol: Roles an account has, from day to day.
-- Personal data: of staff.
CREATE TABLE "medewerker_rol" (
    "id" TEXT NOT NULL CONSTRAINT "pk_medewerker_rol" PRIMARY KEY,
    "medewerker_id" TEXT NOT NULL,
    "rol" TEXT NOT NULL,
    "van" TEXT NOT NULL,
    "tot" TEXT NULL,
    CONSTRAINT "fk_medewerker_rol_medewerker_id" FOREIGN KEY ("medewerker_id") REFERENCES "medewerker" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_medewerker_rol_medewerker_id" ON "medewerker_rol" ("medewerker_id");

-- sign_in_session: Where somebody is signed in: browser, since when, when last seen, and when it was ended.
-- Personal data: of residents and staff.
CREATE TABLE "sign_in_session" (
    "id" TEXT NOT NULL CONSTRAINT "pk_sign_in_session" PRIMARY KEY,
    "medewerker_id" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "begun_at" TEXT NOT NULL,
    "seen_at" TEXT NOT NULL,
    "ended_at" TEXT NULL,
    CONSTRAINT "fk_sign_in_session_medewerker_id" FOREIGN KEY ("medewerker_id") REFERENCES "medewerker" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_sign_in_session_medewerker_id_begun_at" ON "sign_in_session" ("medewerker_id", "begun_at");

-- teamlid: Teams an account works in, from day to day.
-- Personal data: of staff.
CREATE TABLE "teamlid" (
    "id" TEXT NOT NULL CONSTRAINT "pk_teamlid" PRIMARY KEY,
    "medewerker_id" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "is_leider" INTEGER NOT NULL,
    "van" TEXT NOT NULL,
    "tot" TEXT NULL,
    CONSTRAINT "fk_teamlid_medewerker_id" FOREIGN KEY ("medewerker_id") REFERENCES "medewerker" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_teamlid_medewerker_id_team" ON "teamlid" ("medewerker_id", "team");

-- toegangstoken: Tokens with which programs come in for a member of staff: a hash, a scope and until when; never the token itself.
-- Personal data: of staff.
CREATE TABLE "toegangstoken" (
    "id" TEXT NOT NULL CONSTRAINT "pk_toegangstoken" PRIMARY KEY,
    "medewerker_id" TEXT NOT NULL,
    "naam" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "bereik" TEXT NOT NULL,
    "heeft_twee_factoren" INTEGER NOT NULL,
    "op" TEXT NOT NULL,
    "geldig_tot" TEXT NOT NULL,
    "laatst_gebruikt" TEXT NULL,
    "ingetrokken_op" TEXT NULL,
    "ingetrokken_door" TEXT NULL,
    CONSTRAINT "fk_toegangstoken_medewerker_id" FOREIGN KEY ("medewerker_id") REFERENCES "medewerker" ("id") ON DELETE CASCADE
);
CREATE UNIQUE INDEX "ix_toegangstoken_hash" ON "toegangstoken" ("hash");
CREATE INDEX "ix_toegangstoken_medewerker_id" ON "toegangstoken" ("medewerker_id");

-- logregel: The log: who read or changed what of whom, why and from where; signed. Append only.
-- Personal data: of residents and staff.
CREATE TABLE "logregel" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_logregel" PRIMARY KEY AUTOINCREMENT,
    "op" TEXT NOT NULL,
    "gemeente_id" TEXT NOT NULL,
    "soort" TEXT NOT NULL,
    "medewerker_id" TEXT NULL,
    "medewerker" TEXT NOT NULL,
    "rol" TEXT NOT NULL,
    "namens" TEXT NULL,
    "inwoner_id" TEXT NULL,
    "zaak_id" TEXT NULL,
    "onderdeel" TEXT NOT NULL,
    "doel" TEXT NOT NULL,
    "is_toegestaan" INTEGER NOT NULL,
    "herkomst" TEXT NULL,
    "handtekening" TEXT NOT NULL
);
CREATE INDEX "ix_logregel_gemeente_id_op" ON "logregel" ("gemeente_id", "op");
CREATE INDEX "ix_logregel_inwoner_id_op" ON "logregel" ("inwoner_id", "op");
CREATE INDEX "ix_logregel_zaak_id_op" ON "logregel" ("zaak_id", "op");

-- logzegel: The chain over the log, link by link. Append only.
-- Personal data: none.
CREATE TABLE "logzegel" (
    "volgnummer" INTEGER NOT NULL CONSTRAINT "pk_logzegel" PRIMARY KEY,
    "regel_id" INTEGER NOT NULL,
    "zegel" TEXT NOT NULL
);
CREATE UNIQUE INDEX "ix_logzegel_regel_id" ON "logzegel" ("regel_id");

-- huishouden: Households.
-- Personal data: of residents.
CREATE TABLE "huishouden" (
    "id" TEXT NOT NULL CONSTRAINT "pk_huishouden" PRIMARY KEY,
    "gemeente_id" TEXT NOT NULL,
    "sleutel" TEXT NULL
);
CREATE UNIQUE INDEX "ix_huishouden_gemeente_id_sleutel" ON "huishouden" ("gemeente_id", "sleutel");

-- inwoner: Residents. The BSN is encrypted; bsn_hash is a keyed hash to find a person by it.
-- Personal data: of residents.
CREATE TABLE "inwoner" (
    "id" TEXT NOT NULL CONSTRAINT "pk_inwoner" PRIMARY KEY,
    "gemeente_id" TEXT NOT NULL,
    "naam" TEXT NOT NULL,
    "geboortedatum" TEXT NOT NULL,
    "bsn_versleuteld" BLOB NULL,
    "bsn_hash" TEXT NULL,
    "samengevoegd_met_id" TEXT NULL,
    "samengevoegd_op" TEXT NULL,
    "geslacht" TEXT NULL,
    "adres" TEXT NULL,
    "postcode" TEXT NULL,
    "adressleutel" TEXT NULL,
    "wijk" TEXT NULL,
    "telefoon" TEXT NULL,
    "mail" TEXT NULL,
    "contact_voorkeur" TEXT NULL,
    "veilig_bereikbaar" TEXT NULL,
    "tolk" TEXT NULL,
    "is_adres_geheim" INTEGER NOT NULL,
    "is_ongeboren" INTEGER NOT NULL,
    "verwachte_geboortedatum" TEXT NULL,
    "overleden_op" TEXT NULL,
    "verhuisd_op" TEXT NULL,
    "verhuisd_naar" TEXT NULL,
    "geregistreerd" TEXT NOT NULL,
    CONSTRAINT "fk_inwoner_samengevoegd_met_id" FOREIGN KEY ("samengevoegd_met_id") REFERENCES "inwoner" ("id") ON DELETE RESTRICT
);
CREATE INDEX "ix_inwoner_gemeente_id_adressleutel" ON "inwoner" ("gemeente_id", "adressleutel");
CREATE UNIQUE INDEX "ix_inwoner_gemeente_id_bsn_hash" ON "inwoner" ("gemeente_id", "bsn_hash");
CREATE INDEX "ix_inwoner_gemeente_id_geboortedatum" ON "inwoner" ("gemeente_id", "geboortedatum");
CREATE INDEX "ix_inwoner_samengevoegd_met_id" ON "inwoner" ("samengevoegd_met_id");

-- huishouden_lid: Who belongs to which household, from day to day.
-- Personal data: of residents.
CREATE TABLE "huishouden_lid" (
    "id" TEXT NOT NULL CONSTRAINT "pk_huishouden_lid" PRIMARY KEY,
    "huishouden_id" TEXT NOT NULL,
    "inwoner_id" TEXT NOT NULL,
    "rol" TEXT NULL,
    "van" TEXT NOT NULL,
    "tot" TEXT NULL,
    CONSTRAINT "fk_huishouden_lid_huishouden_id" FOREIGN KEY ("huishouden_id") REFERENCES "huishouden" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_huishouden_lid_inwoner_id" FOREIGN KEY ("inwoner_id") REFERENCES "inwoner" ("id") ON DELETE RESTRICT
);
CREATE INDEX "ix_huishouden_lid_huishouden_id" ON "huishouden_lid" ("huishouden_id");
CREATE INDEX "ix_huishouden_lid_inwoner_id" ON "huishouden_lid" ("inwoner_id");

-- naamsleutel: By which parts of a name a resident is found: without accents, as it is written and as it sounds.
-- Personal data: of residents.
CREATE TABLE "naamsleutel" (
    "inwoner_id" TEXT NOT NULL,
    "sleutel" TEXT NOT NULL,
    "gemeente_id" TEXT NOT NULL,
    CONSTRAINT "pk_naamsleutel" PRIMARY KEY ("inwoner_id", "sleutel"),
    CONSTRAINT "fk_naamsleutel_inwoner_id" FOREIGN KEY ("inwoner_id") REFERENCES "inwoner" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_naamsleutel_gemeente_id_sleutel_inwoner_id" ON "naamsleutel" ("gemeente_id", "sleutel", "inwoner_id");

-- nummerreeks: The last case number handed out, per year.
-- Personal data: none.
CREATE TABLE "nummerreeks" (
    "jaar" INTEGER NOT NULL CONSTRAINT "pk_nummerreeks" PRIMARY KEY,
    "laatste" INTEGER NOT NULL
);

-- zaak: Cases: what was asked, who works on it, how it ended.
-- Personal data: of residents and staff.
CREATE TABLE "zaak" (
    "id" TEXT NOT NULL CONSTRAINT "pk_zaak" PRIMARY KEY,
    "nummer" TEXT NOT NULL,
    "gemeente_id" TEXT NOT NULL,
    "inwoner_id" TEXT NULL,
    "huishouden_id" TEXT NULL,
    "team" TEXT NOT NULL,
    "wijk" TEXT NULL,
    "wet" TEXT NULL,
    "type_hulpvraag" TEXT NOT NULL,
    "gevraagde_voorziening" TEXT NULL,
    "ontvangen" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "resultaat" TEXT NULL,
    "voorlopig_resultaat" TEXT NULL,
    "afgesloten_op" TEXT NULL,
    "behandelaar_id" TEXT NULL,
    "behandelaar" TEXT NULL,
    "telsleutel_uitkomst" TEXT NULL,
    "revisie" INTEGER NOT NULL,
    CONSTRAINT "fk_zaak_huishouden_id" FOREIGN KEY ("huishouden_id") REFERENCES "huishouden" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_zaak_inwoner_id" FOREIGN KEY ("inwoner_id") REFERENCES "inwoner" ("id") ON DELETE RESTRICT
);
CREATE INDEX "ix_zaak_gemeente_id_ontvangen" ON "zaak" ("gemeente_id", "ontvangen");
CREATE INDEX "ix_zaak_gemeente_id_team_status" ON "zaak" ("gemeente_id", "team", "status");
CREATE INDEX "ix_zaak_huishouden_id" ON "zaak" ("huishouden_id");
CREATE INDEX "ix_zaak_inwoner_id" ON "zaak" ("inwoner_id");
CREATE UNIQUE INDEX "ix_zaak_nummer" ON "zaak" ("nummer");

-- afscherming: Cases and residents that only named people may see: why, since when, by whom. Ended ones stay.
-- Personal data: of residents and staff.
CREATE TABLE "afscherming" (
    "id" TEXT NOT NULL CONSTRAINT "pk_afscherming" PRIMARY KEY,
    "gemeente_id" TEXT NOT NULL,
    "zaak_id" TEXT NOT NULL,
    "inwoner_id" TEXT NULL,
    "grond" TEXT NOT NULL,
    "toelichting" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    "door" TEXT NOT NULL,
    "rol" TEXT NOT NULL,
    "opgeheven_op" TEXT NULL,
    "opgeheven_door" TEXT NULL,
    "reden_opheffen" TEXT NULL,
    CONSTRAINT "fk_afscherming_inwoner_id" FOREIGN KEY ("inwoner_id") REFERENCES "inwoner" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_afscherming_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE RESTRICT
);
CREATE INDEX "ix_afscherming_gemeente_id_opgeheven_op" ON "afscherming" ("gemeente_id", "opgeheven_op");
CREATE INDEX "ix_afscherming_inwoner_id_opgeheven_op" ON "afscherming" ("inwoner_id", "opgeheven_op");
CREATE INDEX "ix_afscherming_zaak_id_opgeheven_op" ON "afscherming" ("zaak_id", "opgeheven_op");

-- noodtoegang: Cases opened in need: by whom, why, until when, and whether that was right.
-- Personal data: of residents and staff.
CREATE TABLE "noodtoegang" (
    "id" TEXT NOT NULL CONSTRAINT "pk_noodtoegang" PRIMARY KEY,
    "gemeente_id" TEXT NOT NULL,
    "zaak_id" TEXT NOT NULL,
    "medewerker_id" TEXT NOT NULL,
    "medewerker" TEXT NOT NULL,
    "rol" TEXT NOT NULL,
    "reden" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    "tot" TEXT NOT NULL,
    "is_afgeschermd" INTEGER NOT NULL,
    "beoordelen_voor" TEXT NOT NULL,
    "is_terecht" INTEGER NULL,
    "opmerking" TEXT NULL,
    "beoordeeld_op" TEXT NULL,
    "beoordeeld_door" TEXT NULL,
    CONSTRAINT "fk_noodtoegang_medewerker_id" FOREIGN KEY ("medewerker_id") REFERENCES "medewerker" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_noodtoegang_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE RESTRICT
);
CREATE INDEX "ix_noodtoegang_gemeente_id_op" ON "noodtoegang" ("gemeente_id", "op");
CREATE INDEX "ix_noodtoegang_medewerker_id_tot" ON "noodtoegang" ("medewerker_id", "tot");
CREATE INDEX "ix_noodtoegang_zaak_id_op" ON "noodtoegang" ("zaak_id", "op");

-- genoemde: Who may see what is shielded.
-- Personal data: of staff.
CREATE TABLE "genoemde" (
    "id" TEXT NOT NULL CONSTRAINT "pk_genoemde" PRIMARY KEY,
    "afscherming_id" TEXT NOT NULL,
    "medewerker_id" TEXT NOT NULL,
    "naam" TEXT NOT NULL,
    CONSTRAINT "fk_genoemde_afscherming_id" FOREIGN KEY ("afscherming_id") REFERENCES "afscherming" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_genoemde_medewerker_id" FOREIGN KEY ("medewerker_id") REFERENCES "medewerker" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "ix_genoemde_afscherming_id_medewerker_id" ON "genoemde" ("afscherming_id", "medewerker_id");
CREATE INDEX "ix_genoemde_medewerker_id" ON "genoemde" ("medewerker_id");

-- persoonswijziging: What was known of a resident before it was put right; a BSN encrypted. Append only.
-- Personal data: of residents and staff.
CREATE TABLE "persoonswijziging" (
    "id" TEXT NOT NULL CONSTRAINT "pk_persoonswijziging" PRIMARY KEY,
    "inwoner_id" TEXT NOT NULL,
    "zaak_id" TEXT NOT NULL,
    "veld" TEXT NOT NULL,
    "oud" TEXT NULL,
    "oud_versleuteld" BLOB NULL,
    "is_vertrouwelijk" INTEGER NOT NULL,
    "reden" TEXT NULL,
    "op" TEXT NOT NULL,
    "medewerker_id" TEXT NULL,
    "door" TEXT NOT NULL,
    "rol" TEXT NOT NULL,
    CONSTRAINT "fk_persoonswijziging_inwoner_id" FOREIGN KEY ("inwoner_id") REFERENCES "inwoner" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_persoonswijziging_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE RESTRICT
);
CREATE INDEX "ix_persoonswijziging_inwoner_id" ON "persoonswijziging" ("inwoner_id");
CREATE INDEX "ix_persoonswijziging_zaak_id" ON "persoonswijziging" ("zaak_id");

-- samenvoegvoorstel: Proposals to make one resident of two, and who decided.
-- Personal data: of residents and staff.
CREATE TABLE "samenvoegvoorstel" (
    "id" TEXT NOT NULL CONSTRAINT "pk_samenvoegvoorstel" PRIMARY KEY,
    "gemeente_id" TEXT NOT NULL,
    "zaak_id" TEXT NOT NULL,
    "andere_zaak_id" TEXT NOT NULL,
    "blijft_id" TEXT NOT NULL,
    "gaat_op_id" TEXT NOT NULL,
    "huishouden" TEXT NULL,
    "reden" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    "medewerker_id" TEXT NULL,
    "door" TEXT NOT NULL,
    "is_akkoord" INTEGER NULL,
    "beoordeeld_op" TEXT NULL,
    "beoordeeld_door" TEXT NULL,
    CONSTRAINT "fk_samenvoegvoorstel_andere_zaak_id" FOREIGN KEY ("andere_zaak_id") REFERENCES "zaak" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_samenvoegvoorstel_blijft_id" FOREIGN KEY ("blijft_id") REFERENCES "inwoner" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_samenvoegvoorstel_gaat_op_id" FOREIGN KEY ("gaat_op_id") REFERENCES "inwoner" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_samenvoegvoorstel_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE RESTRICT
);
CREATE INDEX "ix_samenvoegvoorstel_andere_zaak_id" ON "samenvoegvoorstel" ("andere_zaak_id");
CREATE INDEX "ix_samenvoegvoorstel_blijft_id" ON "samenvoegvoorstel" ("blijft_id");
CREATE INDEX "ix_samenvoegvoorstel_gaat_op_id" ON "samenvoegvoorstel" ("gaat_op_id");
CREATE INDEX "ix_samenvoegvoorstel_zaak_id" ON "samenvoegvoorstel" ("zaak_id");

-- toestemming: Consents of residents: what may be shared, with whom, for what, from when to when; withdrawn ones stay.
-- Personal data: of residents and staff.
CREATE TABLE "toestemming" (
    "id" TEXT NOT NULL CONSTRAINT "pk_toestemming" PRIMARY KEY,
    "inwoner_id" TEXT NOT NULL,
    "zaak_id" TEXT NOT NULL,
    "nummer" INTEGER NOT NULL,
    "wat" TEXT NOT NULL,
    "van_wet" TEXT NULL,
    "naar_wet" TEXT NULL,
    "ontvanger" TEXT NULL,
    "doel" TEXT NOT NULL,
    "van" TEXT NOT NULL,
    "tot" TEXT NULL,
    "wijze" TEXT NOT NULL,
    "ingetrokken_op" TEXT NULL,
    "op" TEXT NOT NULL,
    "door" TEXT NOT NULL,
    CONSTRAINT "fk_toestemming_inwoner_id" FOREIGN KEY ("inwoner_id") REFERENCES "inwoner" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_toestemming_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE CASCADE
);
CREATE UNIQUE INDEX "ix_toestemming_inwoner_id_nummer" ON "toestemming" ("inwoner_id", "nummer");
CREATE INDEX "ix_toestemming_zaak_id" ON "toestemming" ("zaak_id");

-- dossierregel: The timeline of a case: who did what, in which role, when and why. Append only.
-- Personal data: of residents and staff.
CREATE TABLE "dossierregel" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_dossierregel" PRIMARY KEY AUTOINCREMENT,
    "zaak_id" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    "naam" TEXT NOT NULL,
    "omschrijving" TEXT NOT NULL,
    "toelichting" TEXT NULL,
    "medewerker_id" TEXT NULL,
    "door" TEXT NOT NULL,
    "rol" TEXT NOT NULL,
    "is_geteld" INTEGER NOT NULL,
    "bij_id" INTEGER NULL,
    "besloten_instantie_id" TEXT NULL,
    CONSTRAINT "fk_dossierregel_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_dossierregel_zaak_id_id" ON "dossierregel" ("zaak_id", "id");

-- vermelding: Colleagues who are named in a note of a case, and when they had read it.
-- Personal data: of staff.
CREATE TABLE "vermelding" (
    "id" TEXT NOT NULL CONSTRAINT "pk_vermelding" PRIMARY KEY,
    "regel_id" INTEGER NOT NULL,
    "medewerker_id" TEXT NOT NULL,
    "gelezen_op" TEXT NULL,
    CONSTRAINT "fk_vermelding_medewerker_id" FOREIGN KEY ("medewerker_id") REFERENCES "medewerker" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_vermelding_regel_id" FOREIGN KEY ("regel_id") REFERENCES "dossierregel" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_vermelding_medewerker_id_gelezen_op" ON "vermelding" ("medewerker_id", "gelezen_op");
CREATE INDEX "ix_vermelding_regel_id" ON "vermelding" ("regel_id");

-- contactmoment: Contacts that became no case, for counting; free text should name nobody.
-- Personal data: of staff.
CREATE TABLE "contactmoment" (
    "id" TEXT NOT NULL CONSTRAINT "pk_contactmoment" PRIMARY KEY,
    "gemeente_id" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    "kanaal" TEXT NOT NULL,
    "vindplaats" TEXT NOT NULL,
    "soort" TEXT NOT NULL,
    "wet" TEXT NULL,
    "type_hulpvraag" TEXT NULL,
    "tekst" TEXT NOT NULL,
    "zaak_id" TEXT NULL,
    "medewerker_id" TEXT NULL,
    "door" TEXT NOT NULL
);
CREATE INDEX "ix_contactmoment_gemeente_id_op" ON "contactmoment" ("gemeente_id", "op");

-- melding: What was reported, as it was reported; a reporter may be named.
-- Personal data: of residents and staff.
CREATE TABLE "melding" (
    "id" TEXT NOT NULL CONSTRAINT "pk_melding" PRIMARY KEY,
    "zaak_id" TEXT NOT NULL,
    "inwoner_id" TEXT NULL,
    "ontvangen" TEXT NOT NULL,
    "geregistreerd" TEXT NOT NULL,
    "kanaal" TEXT NOT NULL,
    "vindplaats" TEXT NOT NULL,
    "melder" TEXT NOT NULL,
    "melder_naam" TEXT NULL,
    "melder_organisatie" TEXT NULL,
    "melder_functie" TEXT NULL,
    "melder_telefoon" TEXT NULL,
    "verwijzer" TEXT NULL,
    "wet" TEXT NULL,
    "type_hulpvraag" TEXT NOT NULL,
    "gevraagde_voorziening" TEXT NULL,
    "spoed" TEXT NOT NULL,
    "heeft_toestemming" INTEGER NOT NULL,
    "grondslag" TEXT NULL,
    "grondslag_toelichting" TEXT NULL,
    "is_anoniem" INTEGER NOT NULL,
    "is_eerste_keer" INTEGER NOT NULL,
    "tekst" TEXT NOT NULL,
    "door" TEXT NOT NULL,
    CONSTRAINT "fk_melding_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_melding_inwoner_id" ON "melding" ("inwoner_id");
CREATE INDEX "ix_melding_zaak_id" ON "melding" ("zaak_id");

-- vertegenwoordiger: Who speaks for the resident: a helper, a guardian.
-- Personal data: of residents.
CREATE TABLE "vertegenwoordiger" (
    "id" TEXT NOT NULL CONSTRAINT "pk_vertegenwoordiger" PRIMARY KEY,
    "melding_id" TEXT NOT NULL,
    "naam" TEXT NOT NULL,
    "soort" TEXT NULL,
    "telefoon" TEXT NULL,
    CONSTRAINT "fk_vertegenwoordiger_melding_id" FOREIGN KEY ("melding_id") REFERENCES "melding" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_vertegenwoordiger_melding_id" ON "vertegenwoordiger" ("melding_id");

-- plan: Versions of the plan of a household.
-- Personal data: of residents and staff.
CREATE TABLE "plan" (
    "id" TEXT NOT NULL CONSTRAINT "pk_plan" PRIMARY KEY,
    "huishouden_id" TEXT NOT NULL,
    "zaak_id" TEXT NOT NULL,
    "versie" INTEGER NOT NULL,
    "aanspreekpunt" TEXT NOT NULL,
    "regisseur" TEXT NULL,
    "regisseur_id" TEXT NULL,
    "is_inwoner_akkoord" INTEGER NULL,
    "bezwaren_inwoner" TEXT NULL,
    "reden" TEXT NULL,
    "evaluatie_op" TEXT NULL,
    "vastgesteld_op" TEXT NOT NULL,
    "door" TEXT NOT NULL
);
CREATE INDEX "ix_plan_evaluatie_op" ON "plan" ("evaluatie_op");
CREATE UNIQUE INDEX "ix_plan_huishouden_id_versie" ON "plan" ("huishouden_id", "versie");
CREATE INDEX "ix_plan_regisseur_id" ON "plan" ("regisseur_id");

-- doel: Goals of a version of the plan.
-- Personal data: of residents.
CREATE TABLE "doel" (
    "id" TEXT NOT NULL CONSTRAINT "pk_doel" PRIMARY KEY,
    "plan_id" TEXT NOT NULL,
    "volgorde" INTEGER NOT NULL,
    "tekst" TEXT NOT NULL,
    "sleutel" TEXT NOT NULL,
    "zaak_id" TEXT NOT NULL,
    "inwoner_id" TEXT NULL,
    "voor" TEXT NULL,
    "leefgebied" TEXT NULL,
    "spoor_id" TEXT NULL,
    "wie" TEXT NULL,
    "uiterlijk" TEXT NULL,
    "stand" TEXT NOT NULL,
    CONSTRAINT "fk_doel_plan_id" FOREIGN KEY ("plan_id") REFERENCES "plan" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_doel_plan_id" ON "doel" ("plan_id");

-- bevinding: Findings of the investigation; a revision is a new row.
-- Personal data: of residents and staff.
CREATE TABLE "bevinding" (
    "id" TEXT NOT NULL CONSTRAINT "pk_bevinding" PRIMARY KEY,
    "zaak_id" TEXT NOT NULL,
    "soort" TEXT NOT NULL,
    "versie" INTEGER NOT NULL,
    "tekst" TEXT NOT NULL,
    "bron" TEXT NOT NULL,
    "deskundigheid" TEXT NULL,
    "volstaat" TEXT NULL,
    "op" TEXT NOT NULL,
    "door" TEXT NOT NULL,
    CONSTRAINT "fk_bevinding_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_bevinding_zaak_id_soort_versie" ON "bevinding" ("zaak_id", "soort", "versie");

-- gesprek: Talks with the resident; the answers are JSON.
-- Personal data: of residents and staff.
CREATE TABLE "gesprek" (
    "id" TEXT NOT NULL CONSTRAINT "pk_gesprek" PRIMARY KEY,
    "zaak_id" TEXT NOT NULL,
    "datum" TEXT NOT NULL,
    "is_verschenen" INTEGER NOT NULL,
    "is_huisbezoek" INTEGER NOT NULL,
    "veiligheid" TEXT NULL,
    "vorm" TEXT NULL,
    "gegevens" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    "door" TEXT NOT NULL,
    CONSTRAINT "fk_gesprek_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_gesprek_zaak_id" ON "gesprek" ("zaak_id");

-- planevaluatie: When a plan was looked at with the resident, and what came out.
-- Personal data: of residents and staff.
CREATE TABLE "planevaluatie" (
    "id" TEXT NOT NULL CONSTRAINT "pk_planevaluatie" PRIMARY KEY,
    "huishouden_id" TEXT NOT NULL,
    "zaak_id" TEXT NOT NULL,
    "versie" INTEGER NOT NULL,
    "datum" TEXT NOT NULL,
    "verslag" TEXT NOT NULL,
    "volgende" TEXT NULL,
    "op" TEXT NOT NULL,
    "door" TEXT NOT NULL,
    CONSTRAINT "fk_planevaluatie_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_planevaluatie_huishouden_id" ON "planevaluatie" ("huishouden_id");
CREATE INDEX "ix_planevaluatie_zaak_id" ON "planevaluatie" ("zaak_id");

-- spoor: Tracks of a plan: what is done for whom.
-- Personal data: of residents.
CREATE TABLE "spoor" (
    "id" TEXT NOT NULL CONSTRAINT "pk_spoor" PRIMARY KEY,
    "huishouden_id" TEXT NOT NULL,
    "zaak_id" TEXT NOT NULL,
    "soort" TEXT NOT NULL,
    "voorziening" TEXT NULL,
    "wet" TEXT NULL,
    "gestart_op" TEXT NULL,
    "geeindigd_op" TEXT NULL,
    "resultaat" TEXT NULL,
    "telsleutel_uitkomst" TEXT NULL,
    "behandelaar_id" TEXT NULL,
    "behandelaar" TEXT NULL,
    CONSTRAINT "fk_spoor_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_spoor_huishouden_id" ON "spoor" ("huishouden_id");
CREATE INDEX "ix_spoor_zaak_id" ON "spoor" ("zaak_id");

-- aanvraag: Applications, from which the decision term counts.
-- Personal data: of residents and staff.
CREATE TABLE "aanvraag" (
    "id" TEXT NOT NULL CONSTRAINT "pk_aanvraag" PRIMARY KEY,
    "zaak_id" TEXT NOT NULL,
    "spoor_id" TEXT NULL,
    "aanvraagdatum" TEXT NOT NULL,
    "wet" TEXT NOT NULL,
    "voorziening" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    "door" TEXT NOT NULL,
    CONSTRAINT "fk_aanvraag_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_aanvraag_zaak_id" ON "aanvraag" ("zaak_id");

-- besluit: Decisions with their reasons; the fields of the form are JSON.
-- Personal data: of residents and staff.
CREATE TABLE "besluit" (
    "id" TEXT NOT NULL CONSTRAINT "pk_besluit" PRIMARY KEY,
    "zaak_id" TEXT NOT NULL,
    "spoor_id" TEXT NULL,
    "soort" TEXT NOT NULL,
    "voorziening" TEXT NULL,
    "wet" TEXT NULL,
    "bekendmaking" TEXT NOT NULL,
    "motivering" TEXT NOT NULL,
    "dragende_bevinding" TEXT NULL,
    "gegevens" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    "medewerker_id" TEXT NULL,
    "door" TEXT NOT NULL,
    "rol" TEXT NOT NULL,
    CONSTRAINT "fk_besluit_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_besluit_zaak_id" ON "besluit" ("zaak_id");

-- besluitvoorstel: Proposals for a decision by who has no mandate; the fields of the form are JSON.
-- Personal data: of residents and staff.
CREATE TABLE "besluitvoorstel" (
    "id" TEXT NOT NULL CONSTRAINT "pk_besluitvoorstel" PRIMARY KEY,
    "zaak_id" TEXT NOT NULL,
    "taak_id" TEXT NOT NULL,
    "uitkomst" TEXT NOT NULL,
    "gegevens" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    "medewerker_id" TEXT NULL,
    "door" TEXT NOT NULL,
    "rol" TEXT NOT NULL,
    CONSTRAINT "fk_besluitvoorstel_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_besluitvoorstel_taak_id" ON "besluitvoorstel" ("taak_id");
CREATE INDEX "ix_besluitvoorstel_zaak_id" ON "besluitvoorstel" ("zaak_id");

-- bijdragelijst: Lists of own contributions as they were made for the CAK.
-- Personal data: of staff.
CREATE TABLE "bijdragelijst" (
    "id" TEXT NOT NULL CONSTRAINT "pk_bijdragelijst" PRIMARY KEY,
    "gemeente_id" TEXT NOT NULL,
    "nummer" INTEGER NOT NULL,
    "op" TEXT NOT NULL,
    "door" TEXT NOT NULL
);
CREATE UNIQUE INDEX "ix_bijdragelijst_gemeente_id_nummer" ON "bijdragelijst" ("gemeente_id", "nummer");

-- indicatie: Provisions granted, from when to when.
-- Personal data: of residents.
CREATE TABLE "indicatie" (
    "id" TEXT NOT NULL CONSTRAINT "pk_indicatie" PRIMARY KEY,
    "zaak_id" TEXT NOT NULL,
    "inwoner_id" TEXT NOT NULL,
    "spoor_id" TEXT NULL,
    "besluit_id" TEXT NULL,
    "grondslag" TEXT NOT NULL,
    "verwijzer" TEXT NULL,
    "voorziening" TEXT NOT NULL,
    "wet" TEXT NULL,
    "leveringsvorm" TEXT NOT NULL,
    "ingangsdatum" TEXT NOT NULL,
    "einddatum" TEXT NULL,
    "is_onbepaalde_tijd" INTEGER NOT NULL,
    "is_eenmalig" INTEGER NOT NULL,
    "is_tijdelijk" INTEGER NOT NULL,
    "omvang" TEXT NULL,
    "aanbieder" TEXT NULL,
    "is_eigen_bijdrage_verschuldigd" INTEGER NOT NULL,
    "levering_gestart_op" TEXT NULL,
    "op_wachtlijst_sinds" TEXT NULL,
    "beeindigd_op" TEXT NULL,
    "reden_einde" TEXT NULL,
    CONSTRAINT "fk_indicatie_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_indicatie_besluit_id" ON "indicatie" ("besluit_id");
CREATE INDEX "ix_indicatie_inwoner_id" ON "indicatie" ("inwoner_id");
CREATE INDEX "ix_indicatie_spoor_id" ON "indicatie" ("spoor_id");
CREATE INDEX "ix_indicatie_zaak_id" ON "indicatie" ("zaak_id");

-- maatregel: Measures of youth protection or probation, as ordered by the court or an institution.
-- Personal data: of residents and staff.
CREATE TABLE "maatregel" (
    "id" TEXT NOT NULL CONSTRAINT "pk_maatregel" PRIMARY KEY,
    "zaak_id" TEXT NOT NULL,
    "inwoner_id" TEXT NOT NULL,
    "soort" TEXT NOT NULL,
    "van" TEXT NOT NULL,
    "tot" TEXT NULL,
    "verwijzer" TEXT NULL,
    "op" TEXT NOT NULL,
    "door" TEXT NOT NULL,
    CONSTRAINT "fk_maatregel_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_maatregel_inwoner_id" ON "maatregel" ("inwoner_id");
CREATE INDEX "ix_maatregel_zaak_id" ON "maatregel" ("zaak_id");

-- bijdrageregel: Lines of those lists: which provision starts, changes or stops. The BSN is not in it; the file is made when it is fetched.
-- Personal data: of residents.
CREATE TABLE "bijdrageregel" (
    "id" TEXT NOT NULL CONSTRAINT "pk_bijdrageregel" PRIMARY KEY,
    "lijst_id" TEXT NOT NULL,
    "indicatie_id" TEXT NOT NULL,
    "soort" TEXT NOT NULL,
    "startdatum" TEXT NOT NULL,
    "stopdatum" TEXT NULL,
    CONSTRAINT "fk_bijdrageregel_indicatie_id" FOREIGN KEY ("indicatie_id") REFERENCES "indicatie" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_bijdrageregel_lijst_id" FOREIGN KEY ("lijst_id") REFERENCES "bijdragelijst" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_bijdrageregel_indicatie_id" ON "bijdrageregel" ("indicatie_id");
CREATE INDEX "ix_bijdrageregel_lijst_id" ON "bijdrageregel" ("lijst_id");

-- leveringsmelding: What was told about the delivery of a provision: waiting, started, interrupted, resumed, stopped.
-- Personal data: of residents and staff.
CREATE TABLE "leveringsmelding" (
    "id" TEXT NOT NULL CONSTRAINT "pk_leveringsmelding" PRIMARY KEY,
    "indicatie_id" TEXT NOT NULL,
    "soort" TEXT NOT NULL,
    "datum" TEXT NOT NULL,
    "reden" TEXT NULL,
    "op" TEXT NOT NULL,
    "door" TEXT NOT NULL,
    CONSTRAINT "fk_leveringsmelding_indicatie_id" FOREIGN KEY ("indicatie_id") REFERENCES "indicatie" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_leveringsmelding_indicatie_id" ON "leveringsmelding" ("indicatie_id");

-- vroegsignaal: Arrears that a creditor of fixed costs reported, and whether somebody followed it up.
-- Personal data: of residents and staff.
CREATE TABLE "vroegsignaal" (
    "id" TEXT NOT NULL CONSTRAINT "pk_vroegsignaal" PRIMARY KEY,
    "gemeente_id" TEXT NOT NULL,
    "zaak_id" TEXT NOT NULL,
    "inwoner_id" TEXT NOT NULL,
    "bron" TEXT NOT NULL,
    "bedrag" TEXT NULL,
    "datum" TEXT NOT NULL,
    "is_crisis" INTEGER NOT NULL,
    "is_gevoegd" INTEGER NOT NULL,
    "sleutel" TEXT NOT NULL,
    "ontvangen" TEXT NOT NULL,
    "door" TEXT NOT NULL,
    "afloop" TEXT NULL,
    "opgevolgd_op" TEXT NULL,
    CONSTRAINT "fk_vroegsignaal_inwoner_id" FOREIGN KEY ("inwoner_id") REFERENCES "inwoner" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_vroegsignaal_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE CASCADE
);
CREATE UNIQUE INDEX "ix_vroegsignaal_gemeente_id_sleutel" ON "vroegsignaal" ("gemeente_id", "sleutel");
CREATE INDEX "ix_vroegsignaal_inwoner_id" ON "vroegsignaal" ("inwoner_id");
CREATE INDEX "ix_vroegsignaal_zaak_id" ON "vroegsignaal" ("zaak_id");

-- schuldtraject: Debt help as agreed in a plan: what kind, by whom, until when.
-- Personal data: of residents.
CREATE TABLE "schuldtraject" (
    "id" TEXT NOT NULL CONSTRAINT "pk_schuldtraject" PRIMARY KEY,
    "zaak_id" TEXT NOT NULL,
    "spoor_id" TEXT NOT NULL,
    "inwoner_id" TEXT NOT NULL,
    "soort" TEXT NULL,
    "uitvoerder" TEXT NOT NULL,
    "looptijd_maanden" INTEGER NULL,
    "is_herhaald" INTEGER NOT NULL,
    "gestart_op" TEXT NOT NULL,
    "doorverwezen_op" TEXT NULL,
    "geeindigd_op" TEXT NULL,
    "afloop" TEXT NULL,
    CONSTRAINT "fk_schuldtraject_inwoner_id" FOREIGN KEY ("inwoner_id") REFERENCES "inwoner" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_schuldtraject_spoor_id" FOREIGN KEY ("spoor_id") REFERENCES "spoor" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_schuldtraject_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_schuldtraject_inwoner_id" ON "schuldtraject" ("inwoner_id");
CREATE INDEX "ix_schuldtraject_spoor_id" ON "schuldtraject" ("spoor_id");
CREATE INDEX "ix_schuldtraject_zaak_id" ON "schuldtraject" ("zaak_id");

-- brief: Letters as they were sent.
-- Personal data: of residents and staff.
CREATE TABLE "brief" (
    "id" TEXT NOT NULL CONSTRAINT "pk_brief" PRIMARY KEY,
    "zaak_id" TEXT NOT NULL,
    "soort" TEXT NOT NULL,
    "geadresseerde" TEXT NOT NULL,
    "onderwerp" TEXT NOT NULL,
    "tekst" TEXT NOT NULL,
    "zegel" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    "door" TEXT NOT NULL,
    CONSTRAINT "fk_brief_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_brief_zaak_id" ON "brief" ("zaak_id");

-- gespreksconcept: What was filled in so far during a talk; the row goes when the talk is done.
-- Personal data: of residents and staff.
CREATE TABLE "gespreksconcept" (
    "id" TEXT NOT NULL CONSTRAINT "pk_gespreksconcept" PRIMARY KEY,
    "zaak_id" TEXT NOT NULL,
    "stap" TEXT NOT NULL,
    "versie" INTEGER NOT NULL,
    "gegevens" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    "medewerker_id" TEXT NULL,
    "door" TEXT NOT NULL,
    CONSTRAINT "fk_gespreksconcept_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE CASCADE
);
CREATE UNIQUE INDEX "ix_gespreksconcept_zaak_id_stap" ON "gespreksconcept" ("zaak_id", "stap");

-- afspraak: Appointments of a case; one that was moved or cancelled stays with its reason.
-- Personal data: of residents and staff.
CREATE TABLE "afspraak" (
    "id" TEXT NOT NULL CONSTRAINT "pk_afspraak" PRIMARY KEY,
    "zaak_id" TEXT NOT NULL,
    "reeks" TEXT NOT NULL,
    "volgnummer" INTEGER NOT NULL,
    "onderwerp" TEXT NOT NULL,
    "vorm" TEXT NOT NULL,
    "begin" TEXT NOT NULL,
    "minuten" INTEGER NOT NULL,
    "plaats" TEXT NULL,
    "medewerker_id" TEXT NOT NULL,
    "medewerker" TEXT NOT NULL,
    "aanwezig" TEXT NULL,
    "stand" TEXT NOT NULL,
    "reden" TEXT NULL,
    "geeindigd_op" TEXT NULL,
    "geeindigd_door" TEXT NULL,
    "op" TEXT NOT NULL,
    "door" TEXT NOT NULL,
    CONSTRAINT "fk_afspraak_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_afspraak_medewerker_id_begin" ON "afspraak" ("medewerker_id", "begin");
CREATE INDEX "ix_afspraak_zaak_id_stand" ON "afspraak" ("zaak_id", "stand");

-- bijlage: Files of a case: name, kind, hash, who added or removed it. The files themselves lie encrypted outside the database.
-- Personal data: of residents and staff.
CREATE TABLE "bijlage" (
    "id" TEXT NOT NULL CONSTRAINT "pk_bijlage" PRIMARY KEY,
    "zaak_id" TEXT NOT NULL,
    "naam" TEXT NOT NULL,
    "soort" TEXT NOT NULL,
    "mediatype" TEXT NOT NULL,
    "grootte" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    "medewerker_id" TEXT NULL,
    "door" TEXT NOT NULL,
    "verwijderd_op" TEXT NULL,
    "verwijderd_door" TEXT NULL,
    "reden_verwijderd" TEXT NULL,
    CONSTRAINT "fk_bijlage_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_bijlage_zaak_id" ON "bijlage" ("zaak_id");

-- kalender_besluit: Equated days per year as the functional manager entered them; the latest of a year holds. Append only.
-- Personal data: of staff.
CREATE TABLE "kalender_besluit" (
    "id" TEXT NOT NULL CONSTRAINT "pk_kalender_besluit" PRIMARY KEY,
    "jaar" INTEGER NOT NULL,
    "besluit" TEXT NOT NULL,
    "dagen" TEXT NOT NULL,
    "verschoven" INTEGER NOT NULL,
    "medewerker_id" TEXT NULL,
    "door" TEXT NOT NULL,
    "op" TEXT NOT NULL
);
CREATE INDEX "ix_kalender_besluit_jaar" ON "kalender_besluit" ("jaar");

-- termijn: The clocks of a case (legal, planned, internal, of a step), with the computed last day and why.
-- Personal data: of residents.
CREATE TABLE "termijn" (
    "id" TEXT NOT NULL CONSTRAINT "pk_termijn" PRIMARY KEY,
    "zaak_id" TEXT NOT NULL,
    "spoor_id" TEXT NULL,
    "taak_id" TEXT NULL,
    "instantie_id" TEXT NULL,
    "soort" TEXT NOT NULL,
    "regel" TEXT NOT NULL,
    "regel_vanaf" TEXT NOT NULL,
    "duur" INTEGER NOT NULL,
    "eenheid" TEXT NOT NULL,
    "awt" TEXT NOT NULL,
    "startdatum" TEXT NOT NULL,
    "laatste_dag" TEXT NOT NULL,
    "uitleg" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "nadert_vanaf" TEXT NULL,
    "is_signalerend" INTEGER NOT NULL,
    "geeindigd_op" TEXT NULL,
    "geeindigd_door" TEXT NULL,
    "is_afloop_geteld" INTEGER NOT NULL,
    "telsleutel" TEXT NULL,
    CONSTRAINT "fk_termijn_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_termijn_status_laatste_dag" ON "termijn" ("status", "laatste_dag");
CREATE INDEX "ix_termijn_zaak_id_status" ON "termijn" ("zaak_id", "status");

-- termijn_opschorting: The ledger of days on which a term stood still, each with its legal ground.
-- Personal data: of residents and staff.
CREATE TABLE "termijn_opschorting" (
    "id" TEXT NOT NULL CONSTRAINT "pk_termijn_opschorting" PRIMARY KEY,
    "termijn_id" TEXT NOT NULL,
    "grond" TEXT NOT NULL,
    "artikel" TEXT NULL,
    "toelichting" TEXT NULL,
    "van" TEXT NOT NULL,
    "tot" TEXT NULL,
    "hersteltermijn_tot" TEXT NULL,
    "lezing" TEXT NULL,
    "brief_id" TEXT NULL,
    "door" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    "hervat_door" TEXT NULL,
    CONSTRAINT "fk_termijn_opschorting_termijn_id" FOREIGN KEY ("termijn_id") REFERENCES "termijn" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_termijn_opschorting_termijn_id" ON "termijn_opschorting" ("termijn_id");

-- termijn_verlenging: The ledger of acts that gave a term more time.
-- Personal data: of residents and staff.
CREATE TABLE "termijn_verlenging" (
    "id" TEXT NOT NULL CONSTRAINT "pk_termijn_verlenging" PRIMARY KEY,
    "termijn_id" TEXT NOT NULL,
    "soort" TEXT NOT NULL,
    "artikel" TEXT NOT NULL,
    "grond" TEXT NOT NULL,
    "duur" INTEGER NOT NULL,
    "eenheid" TEXT NOT NULL,
    "tot" TEXT NULL,
    "laatste_dag_voor" TEXT NOT NULL,
    "laatste_dag_na" TEXT NOT NULL,
    "brief_id" TEXT NULL,
    "door" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    CONSTRAINT "fk_termijn_verlenging_termijn_id" FOREIGN KEY ("termijn_id") REFERENCES "termijn" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_termijn_verlenging_termijn_id" ON "termijn_verlenging" ("termijn_id");

-- bezwaar: Objections against a decision, and how they ended.
-- Personal data: of residents and staff.
CREATE TABLE "bezwaar" (
    "id" TEXT NOT NULL CONSTRAINT "pk_bezwaar" PRIMARY KEY,
    "zaak_id" TEXT NOT NULL,
    "besluit_id" TEXT NOT NULL,
    "instantie_id" TEXT NOT NULL,
    "termijn_id" TEXT NOT NULL,
    "ontvangen" TEXT NOT NULL,
    "verzonden_op" TEXT NULL,
    "is_op_tijd" INTEGER NOT NULL,
    "is_met_commissie" INTEGER NOT NULL,
    "gronden" TEXT NULL,
    "uitkomst" TEXT NULL,
    "motivering" TEXT NULL,
    "beslist_op" TEXT NULL,
    "beslist_door" TEXT NULL,
    "door" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    CONSTRAINT "fk_bezwaar_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_bezwaar_instantie_id" ON "bezwaar" ("instantie_id");
CREATE INDEX "ix_bezwaar_zaak_id" ON "bezwaar" ("zaak_id");

-- ingebrekestelling: Notices of default, and the penalty that ran after them.
-- Personal data: of residents and staff.
CREATE TABLE "ingebrekestelling" (
    "id" TEXT NOT NULL CONSTRAINT "pk_ingebrekestelling" PRIMARY KEY,
    "zaak_id" TEXT NOT NULL,
    "termijn_id" TEXT NOT NULL,
    "wachttermijn_id" TEXT NOT NULL,
    "ontvangen" TEXT NOT NULL,
    "eerste_dag" TEXT NOT NULL,
    "uiterste_dag" TEXT NOT NULL,
    "gestopt_op" TEXT NULL,
    "vastgesteld" INTEGER NULL,
    "reden_geen" TEXT NULL,
    "door" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    CONSTRAINT "fk_ingebrekestelling_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_ingebrekestelling_zaak_id" ON "ingebrekestelling" ("zaak_id");

-- klacht: Complaints, and how they ended.
-- Personal data: of residents and staff.
CREATE TABLE "klacht" (
    "id" TEXT NOT NULL CONSTRAINT "pk_klacht" PRIMARY KEY,
    "zaak_id" TEXT NOT NULL,
    "instantie_id" TEXT NOT NULL,
    "termijn_id" TEXT NOT NULL,
    "ontvangen" TEXT NOT NULL,
    "is_met_commissie" INTEGER NOT NULL,
    "over_medewerker" TEXT NULL,
    "tekst" TEXT NOT NULL,
    "uitkomst" TEXT NULL,
    "afgehandeld_op" TEXT NULL,
    "door" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    CONSTRAINT "fk_klacht_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_klacht_instantie_id" ON "klacht" ("instantie_id");
CREATE INDEX "ix_klacht_zaak_id" ON "klacht" ("zaak_id");

-- niveauwijziging: Moves on the ladder of the Ave: from where to where, on what ground, to what end and who then leads. A new move is a new row.
-- Personal data: of residents and staff.
CREATE TABLE "niveauwijziging" (
    "id" TEXT NOT NULL CONSTRAINT "pk_niveauwijziging" PRIMARY KEY,
    "zaak_id" TEXT NOT NULL,
    "huishouden_id" TEXT NULL,
    "van" TEXT NULL,
    "naar" TEXT NULL,
    "richting" TEXT NOT NULL,
    "naam" TEXT NULL,
    "kleur" TEXT NULL,
    "zwaarte" INTEGER NULL,
    "ladder_versie" TEXT NOT NULL,
    "aanleiding" TEXT NULL,
    "doel" TEXT NULL,
    "casusregie" TEXT NULL,
    "procesregie" TEXT NULL,
    "bestuurlijk" TEXT NULL,
    "criteria" TEXT NULL,
    "is_acuut" INTEGER NOT NULL,
    "datum" TEXT NOT NULL,
    "herzien_op" TEXT NULL,
    "toelichting" TEXT NULL,
    "vervangen_op" TEXT NULL,
    "op" TEXT NOT NULL,
    "medewerker_id" TEXT NULL,
    "door" TEXT NOT NULL,
    "rol" TEXT NOT NULL,
    CONSTRAINT "fk_niveauwijziging_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_niveauwijziging_huishouden_id" ON "niveauwijziging" ("huishouden_id");
CREATE INDEX "ix_niveauwijziging_zaak_id_vervangen_op" ON "niveauwijziging" ("zaak_id", "vervangen_op");

-- aanbiederstap: Steps on the ladder of providers that cannot deliver, each with its ground.
-- Personal data: of staff.
CREATE TABLE "aanbiederstap" (
    "id" TEXT NOT NULL CONSTRAINT "pk_aanbiederstap" PRIMARY KEY,
    "gemeente_id" TEXT NOT NULL,
    "aanbieder" TEXT NOT NULL,
    "voorziening" TEXT NOT NULL,
    "van" TEXT NULL,
    "naar" TEXT NOT NULL,
    "naam" TEXT NOT NULL,
    "ladder_versie" TEXT NOT NULL,
    "grond" TEXT NOT NULL,
    "datum" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    "medewerker_id" TEXT NULL,
    "door" TEXT NOT NULL,
    "rol" TEXT NOT NULL
);
CREATE INDEX "ix_aanbiederstap_gemeente_id_aanbieder_voorziening" ON "aanbiederstap" ("gemeente_id", "aanbieder", "voorziening");

-- overzetting: Orders to move running cases to another version of their route: who, when, why, by which plan.
-- Personal data: of staff.
CREATE TABLE "overzetting" (
    "id" TEXT NOT NULL CONSTRAINT "pk_overzetting" PRIMARY KEY,
    "gemeente_id" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "van" INTEGER NOT NULL,
    "naar" INTEGER NOT NULL,
    "plan" TEXT NOT NULL,
    "reden" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    "medewerker_id" TEXT NULL,
    "door" TEXT NOT NULL
);
CREATE INDEX "ix_overzetting_gemeente_id_route_op" ON "overzetting" ("gemeente_id", "route", "op");

-- route_versie: Versions of the routes (BPMN) as loaded. What they say never changes; a picture may.
-- Personal data: none.
CREATE TABLE "route_versie" (
    "id" TEXT NOT NULL CONSTRAINT "pk_route_versie" PRIMARY KEY,
    "route" TEXT NOT NULL,
    "versie" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "bpmn" TEXT NOT NULL,
    "geladen_op" TEXT NOT NULL
);
CREATE UNIQUE INDEX "ix_route_versie_route_versie" ON "route_versie" ("route", "versie");

-- route_instantie: Runs of a route for a case; the state of the engine is JSON.
-- Personal data: of residents.
CREATE TABLE "route_instantie" (
    "id" TEXT NOT NULL CONSTRAINT "pk_route_instantie" PRIMARY KEY,
    "zaak_id" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "versie" INTEGER NOT NULL,
    "spoor_id" TEXT NULL,
    "is_naast" INTEGER NOT NULL,
    "is_besloten" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "toestand" TEXT NOT NULL,
    "revisie" INTEGER NOT NULL,
    "gestart_op" TEXT NOT NULL,
    "geeindigd_op" TEXT NULL,
    CONSTRAINT "fk_route_instantie_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_route_instantie_route_versie_status" ON "route_instantie" ("route", "versie", "status");
CREATE INDEX "ix_route_instantie_status_geeindigd_op" ON "route_instantie" ("status", "geeindigd_op");
CREATE INDEX "ix_route_instantie_zaak_id_status" ON "route_instantie" ("zaak_id", "status");

-- taak: Work to do for a role in a team.
-- Personal data: of residents and staff.
CREATE TABLE "taak" (
    "id" TEXT NOT NULL CONSTRAINT "pk_taak" PRIMARY KEY,
    "zaak_id" TEXT NOT NULL,
    "instantie_id" TEXT NOT NULL,
    "spoor_id" TEXT NULL,
    "engine_id" TEXT NOT NULL,
    "stap" TEXT NOT NULL,
    "naam" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "voorziening" TEXT NULL,
    "toegewezen_aan_id" TEXT NULL,
    "toegewezen_aan" TEXT NULL,
    "status" TEXT NOT NULL,
    "gepland_op" TEXT NULL,
    "geopend_op" TEXT NOT NULL,
    "gesloten_op" TEXT NULL,
    "uitkomst" TEXT NULL,
    "afgerond_door" TEXT NULL,
    "afgerond_door_id" TEXT NULL,
    "revisie" INTEGER NOT NULL,
    "is_besloten" INTEGER NOT NULL,
    CONSTRAINT "fk_taak_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_taak_instantie_id" ON "taak" ("instantie_id");
CREATE INDEX "ix_taak_status_team_gesloten_op" ON "taak" ("status", "team", "gesloten_op");
CREATE INDEX "ix_taak_status_toegewezen_aan_id" ON "taak" ("status", "toegewezen_aan_id");
CREATE INDEX "ix_taak_zaak_id_status" ON "taak" ("zaak_id", "status");

-- wacht: Whom a case or task waits for, since when, until when and why; no term stands still by it.
-- Personal data: of residents and staff.
CREATE TABLE "wacht" (
    "id" TEXT NOT NULL CONSTRAINT "pk_wacht" PRIMARY KEY,
    "zaak_id" TEXT NOT NULL,
    "taak_id" TEXT NULL,
    "op" TEXT NOT NULL,
    "reden" TEXT NOT NULL,
    "tot" TEXT NOT NULL,
    "sinds" TEXT NOT NULL,
    "door" TEXT NOT NULL,
    "beeindigd_op" TEXT NULL,
    "beeindigd_door" TEXT NULL,
    CONSTRAINT "fk_wacht_taak_id" FOREIGN KEY ("taak_id") REFERENCES "taak" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_wacht_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_wacht_taak_id" ON "wacht" ("taak_id");
CREATE INDEX "ix_wacht_zaak_id_beeindigd_op" ON "wacht" ("zaak_id", "beeindigd_op");

-- ingewijde: Who works on a run that nobody else may know of (the meldcode).
-- Personal data: of staff.
CREATE TABLE "ingewijde" (
    "id" TEXT NOT NULL CONSTRAINT "pk_ingewijde" PRIMARY KEY,
    "zaak_id" TEXT NOT NULL,
    "instantie_id" TEXT NOT NULL,
    "medewerker_id" TEXT NOT NULL,
    "sinds" TEXT NOT NULL,
    "door" TEXT NOT NULL,
    CONSTRAINT "fk_ingewijde_instantie_id" FOREIGN KEY ("instantie_id") REFERENCES "route_instantie" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_ingewijde_medewerker_id" FOREIGN KEY ("medewerker_id") REFERENCES "medewerker" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_ingewijde_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "ix_ingewijde_instantie_id_medewerker_id" ON "ingewijde" ("instantie_id", "medewerker_id");
CREATE INDEX "ix_ingewijde_medewerker_id_zaak_id" ON "ingewijde" ("medewerker_id", "zaak_id");
CREATE INDEX "ix_ingewijde_zaak_id" ON "ingewijde" ("zaak_id");

-- overgang: What became of each run in such an order.
-- Personal data: none.
CREATE TABLE "overgang" (
    "id" TEXT NOT NULL CONSTRAINT "pk_overgang" PRIMARY KEY,
    "overzetting_id" TEXT NOT NULL,
    "instantie_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "op" TEXT NULL,
    "melding" TEXT NULL,
    CONSTRAINT "fk_overgang_instantie_id" FOREIGN KEY ("instantie_id") REFERENCES "route_instantie" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_overgang_overzetting_id" FOREIGN KEY ("overzetting_id") REFERENCES "overzetting" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_overgang_instantie_id" ON "overgang" ("instantie_id");
CREATE INDEX "ix_overgang_overzetting_id_status" ON "overgang" ("overzetting_id", "status");

-- route_stap: The walked path of a run: one row per visit to a step, with its length in seconds.
-- Personal data: none.
CREATE TABLE "route_stap" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_route_stap" PRIMARY KEY AUTOINCREMENT,
    "instantie_id" TEXT NOT NULL,
    "versie" INTEGER NOT NULL,
    "element" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    "verlaten_op" TEXT NULL,
    "seconden" INTEGER NULL,
    "taak_id" TEXT NULL,
    CONSTRAINT "fk_route_stap_instantie_id" FOREIGN KEY ("instantie_id") REFERENCES "route_instantie" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_route_stap_instantie_id_verlaten_op" ON "route_stap" ("instantie_id", "verlaten_op");

-- taak_antwoord: What was filled in at each completed task, as JSON; a task done again is another row.
-- Personal data: of residents and staff.
CREATE TABLE "taak_antwoord" (
    "id" TEXT NOT NULL CONSTRAINT "pk_taak_antwoord" PRIMARY KEY,
    "zaak_id" TEXT NOT NULL,
    "taak_id" TEXT NOT NULL,
    "instantie_id" TEXT NOT NULL,
    "formulier" TEXT NOT NULL,
    "kop" TEXT NOT NULL,
    "gegevens" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    "door" TEXT NOT NULL,
    "is_besloten" INTEGER NOT NULL,
    CONSTRAINT "fk_taak_antwoord_taak_id" FOREIGN KEY ("taak_id") REFERENCES "taak" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_taak_antwoord_instantie_id" ON "taak_antwoord" ("instantie_id");
CREATE UNIQUE INDEX "ix_taak_antwoord_taak_id" ON "taak_antwoord" ("taak_id");
CREATE INDEX "ix_taak_antwoord_zaak_id_op" ON "taak_antwoord" ("zaak_id", "op");

-- taak_rol: Roles that may do a task.
-- Personal data: none.
CREATE TABLE "taak_rol" (
    "taak_id" TEXT NOT NULL,
    "rol" TEXT NOT NULL,
    CONSTRAINT "pk_taak_rol" PRIMARY KEY ("taak_id", "rol"),
    CONSTRAINT "fk_taak_rol_taak_id" FOREIGN KEY ("taak_id") REFERENCES "taak" ("id") ON DELETE CASCADE
);

-- incident: What stopped and waits for somebody; texts name no person.
-- Personal data: the name of staff who tried again.
CREATE TABLE "incident" (
    "id" TEXT NOT NULL CONSTRAINT "pk_incident" PRIMARY KEY,
    "gemeente_id" TEXT NULL,
    "zaak_id" TEXT NULL,
    "instantie_id" TEXT NULL,
    "element" TEXT NULL,
    "job_id" TEXT NULL,
    "kind" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "detail" TEXT NULL,
    "at" TEXT NOT NULL,
    "retried_at" TEXT NULL,
    "retried_by" TEXT NULL,
    "resolved_at" TEXT NULL,
    "resolved_by" TEXT NULL,
    CONSTRAINT "fk_incident_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_incident_gemeente_id_resolved_at_at" ON "incident" ("gemeente_id", "resolved_at", "at");
CREATE INDEX "ix_incident_job_id" ON "incident" ("job_id");
CREATE INDEX "ix_incident_zaak_id" ON "incident" ("zaak_id");

-- job: What has to be done by itself at a moment, with the lease of the process that does it. The row goes with the work.
-- Personal data: none.
CREATE TABLE "job" (
    "id" TEXT NOT NULL CONSTRAINT "pk_job" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "zaak_id" TEXT NULL,
    "instantie_id" TEXT NULL,
    "reference" TEXT NULL,
    "due_at" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "lease_owner" TEXT NULL,
    "lease_until" TEXT NULL,
    "lease_no" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "max_attempts" INTEGER NOT NULL,
    "last_error" TEXT NULL,
    "payload" TEXT NULL,
    CONSTRAINT "fk_job_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE CASCADE
);
CREATE UNIQUE INDEX "ix_job_instantie_id_kind_reference" ON "job" ("instantie_id", "kind", "reference");
CREATE INDEX "ix_job_state_due_at" ON "job" ("state", "due_at");
CREATE INDEX "ix_job_zaak_id" ON "job" ("zaak_id");

-- received_message: Messages of other systems, so that none is delivered twice.
-- Personal data: none.
CREATE TABLE "received_message" (
    "id" TEXT NOT NULL CONSTRAINT "pk_received_message" PRIMARY KEY,
    "gemeente_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "zaak_id" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    CONSTRAINT "fk_received_message_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE CASCADE
);
CREATE UNIQUE INDEX "ix_received_message_gemeente_id_key" ON "received_message" ("gemeente_id", "key");
CREATE INDEX "ix_received_message_zaak_id" ON "received_message" ("zaak_id");

-- subscription: Runs that wait for a message or listen to a signal.
-- Personal data: none.
CREATE TABLE "subscription" (
    "id" TEXT NOT NULL CONSTRAINT "pk_subscription" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "zaak_id" TEXT NOT NULL,
    "instantie_id" TEXT NOT NULL,
    "engine_id" TEXT NOT NULL,
    CONSTRAINT "fk_subscription_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE CASCADE
);
CREATE UNIQUE INDEX "ix_subscription_instantie_id_engine_id" ON "subscription" ("instantie_id", "engine_id");
CREATE INDEX "ix_subscription_kind_name" ON "subscription" ("kind", "name");
CREATE INDEX "ix_subscription_zaak_id" ON "subscription" ("zaak_id");

-- abonnement: Other systems that hear of events, with an encrypted secret.
-- Personal data: of staff.
CREATE TABLE "abonnement" (
    "id" TEXT NOT NULL CONSTRAINT "pk_abonnement" PRIMARY KEY,
    "gemeente_id" TEXT NOT NULL,
    "naam" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "soorten" TEXT NOT NULL,
    "geheim_versleuteld" BLOB NOT NULL,
    "vorige_versleuteld" BLOB NULL,
    "vorige_tot" TEXT NULL,
    "op" TEXT NOT NULL,
    "door" TEXT NOT NULL,
    "gestopt_op" TEXT NULL,
    "gestopt_door" TEXT NULL
);
CREATE INDEX "ix_abonnement_gemeente_id_gestopt_op" ON "abonnement" ("gemeente_id", "gestopt_op");

-- bezorging: Events for those systems: the kind, the case and how it went; no text.
-- Personal data: pseudonymous.
CREATE TABLE "bezorging" (
    "id" TEXT NOT NULL CONSTRAINT "pk_bezorging" PRIMARY KEY,
    "abonnement_id" TEXT NOT NULL,
    "zaak_id" TEXT NULL,
    "soort" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    "bezorgd_op" TEXT NULL,
    "antwoord" INTEGER NULL,
    CONSTRAINT "fk_bezorging_abonnement_id" FOREIGN KEY ("abonnement_id") REFERENCES "abonnement" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_bezorging_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_bezorging_abonnement_id_op" ON "bezorging" ("abonnement_id", "op");
CREATE INDEX "ix_bezorging_zaak_id" ON "bezorging" ("zaak_id");

-- request_receipt: Requests of programs that were done, by a hash of the key they sent: the answer, with a case number or the name of a task, is encrypted. Gone after a day or two.
-- Personal data: of residents and staff.
CREATE TABLE "request_receipt" (
    "id" TEXT NOT NULL CONSTRAINT "pk_request_receipt" PRIMARY KEY,
    "key" TEXT NOT NULL,
    "request" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "status" INTEGER NULL,
    "answer" BLOB NULL
);
CREATE INDEX "ix_request_receipt_at" ON "request_receipt" ("at");
CREATE UNIQUE INDEX "ix_request_receipt_key" ON "request_receipt" ("key");

-- dagbericht: The digests that were made, per team and day.
-- Personal data: none.
CREATE TABLE "dagbericht" (
    "id" TEXT NOT NULL CONSTRAINT "pk_dagbericht" PRIMARY KEY,
    "gemeente_id" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "dag" TEXT NOT NULL,
    "aantal" INTEGER NOT NULL,
    "op" TEXT NOT NULL
);
CREATE UNIQUE INDEX "ix_dagbericht_gemeente_id_team_dag" ON "dagbericht" ("gemeente_id", "team", "dag");

-- weergave: Lists of work as one person saved them: ids of steps, teams and colleagues.
-- Personal data: of staff.
CREATE TABLE "weergave" (
    "id" TEXT NOT NULL CONSTRAINT "pk_weergave" PRIMARY KEY,
    "medewerker_id" TEXT NOT NULL,
    "gemeente_id" TEXT NOT NULL,
    "naam" TEXT NOT NULL,
    "keuze" TEXT NOT NULL,
    "is_standaard" INTEGER NOT NULL,
    CONSTRAINT "fk_weergave_medewerker_id" FOREIGN KEY ("medewerker_id") REFERENCES "medewerker" ("id") ON DELETE CASCADE
);
CREATE UNIQUE INDEX "ix_weergave_medewerker_id_gemeente_id_naam" ON "weergave" ("medewerker_id", "gemeente_id", "naam");

-- werkvoorkeur: How somebody likes to work: whether the next task opens by itself.
-- Personal data: of staff.
CREATE TABLE "werkvoorkeur" (
    "id" TEXT NOT NULL CONSTRAINT "pk_werkvoorkeur" PRIMARY KEY,
    "medewerker_id" TEXT NOT NULL,
    "gemeente_id" TEXT NOT NULL,
    "is_meteen_volgende" INTEGER NOT NULL,
    CONSTRAINT "fk_werkvoorkeur_medewerker_id" FOREIGN KEY ("medewerker_id") REFERENCES "medewerker" ("id") ON DELETE CASCADE
);
CREATE UNIQUE INDEX "ix_werkvoorkeur_medewerker_id_gemeente_id" ON "werkvoorkeur" ("medewerker_id", "gemeente_id");

-- zaakbezoek: The last cases somebody opened, and the cases they follow; for that person only.
-- Personal data: of staff.
CREATE TABLE "zaakbezoek" (
    "id" TEXT NOT NULL CONSTRAINT "pk_zaakbezoek" PRIMARY KEY,
    "medewerker_id" TEXT NOT NULL,
    "zaak_id" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    "gezien_tot" INTEGER NOT NULL,
    "volgt_sinds" TEXT NULL,
    CONSTRAINT "fk_zaakbezoek_medewerker_id" FOREIGN KEY ("medewerker_id") REFERENCES "medewerker" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_zaakbezoek_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE CASCADE
);
CREATE UNIQUE INDEX "ix_zaakbezoek_medewerker_id_zaak_id" ON "zaakbezoek" ("medewerker_id", "zaak_id");
CREATE INDEX "ix_zaakbezoek_zaak_id" ON "zaakbezoek" ("zaak_id");

-- vertelde_voorziening: Signals of provisions told to a team, each once for its day.
-- Personal data: none.
CREATE TABLE "vertelde_voorziening" (
    "id" TEXT NOT NULL CONSTRAINT "pk_vertelde_voorziening" PRIMARY KEY,
    "indicatie_id" TEXT NOT NULL,
    "signaal" TEXT NOT NULL,
    "dag" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    CONSTRAINT "fk_vertelde_voorziening_indicatie_id" FOREIGN KEY ("indicatie_id") REFERENCES "indicatie" ("id") ON DELETE CASCADE
);
CREATE UNIQUE INDEX "ix_vertelde_voorziening_indicatie_id_team_signaal_dag" ON "vertelde_voorziening" ("indicatie_id", "team", "signaal", "dag");

-- verteld_signaal: Signals of terms that were told to a team, so that none is told twice.
-- Personal data: none.
CREATE TABLE "verteld_signaal" (
    "id" TEXT NOT NULL CONSTRAINT "pk_verteld_signaal" PRIMARY KEY,
    "termijn_id" TEXT NOT NULL,
    "soort" TEXT NOT NULL,
    "laatste_dag" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    CONSTRAINT "fk_verteld_signaal_termijn_id" FOREIGN KEY ("termijn_id") REFERENCES "termijn" ("id") ON DELETE CASCADE
);
CREATE UNIQUE INDEX "ix_verteld_signaal_termijn_id_team_soort_laatste_dag" ON "verteld_signaal" ("termijn_id", "team", "soort", "laatste_dag");

-- overdracht: Tasks handed over many at a time: who did so and how far it came.
-- Personal data: of staff.
CREATE TABLE "overdracht" (
    "id" TEXT NOT NULL CONSTRAINT "pk_overdracht" PRIMARY KEY,
    "gemeente_id" TEXT NOT NULL,
    "medewerker_id" TEXT NOT NULL,
    "door" TEXT NOT NULL,
    "rol" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    "naar_id" TEXT NULL,
    "naar_team" TEXT NULL,
    "naar" TEXT NOT NULL,
    "stand" TEXT NOT NULL,
    "is_ongedaan" INTEGER NOT NULL,
    "gestopt_op" TEXT NULL
);
CREATE INDEX "ix_overdracht_medewerker_id_op" ON "overdracht" ("medewerker_id", "op");
CREATE INDEX "ix_overdracht_stand" ON "overdracht" ("stand");

-- afwezigheid: Who is absent from day to day and who replaces them; never why.
-- Personal data: of staff.
CREATE TABLE "afwezigheid" (
    "id" TEXT NOT NULL CONSTRAINT "pk_afwezigheid" PRIMARY KEY,
    "medewerker_id" TEXT NOT NULL,
    "van" TEXT NOT NULL,
    "tot" TEXT NULL,
    "vervanger_id" TEXT NULL,
    "door" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    "ingetrokken_op" TEXT NULL,
    CONSTRAINT "fk_afwezigheid_medewerker_id" FOREIGN KEY ("medewerker_id") REFERENCES "medewerker" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_afwezigheid_vervanger_id" FOREIGN KEY ("vervanger_id") REFERENCES "medewerker" ("id") ON DELETE RESTRICT
);
CREATE INDEX "ix_afwezigheid_medewerker_id_van" ON "afwezigheid" ("medewerker_id", "van");
CREATE INDEX "ix_afwezigheid_vervanger_id" ON "afwezigheid" ("vervanger_id");

-- overdracht_regel: The tasks of such a handover, each with how it went.
-- Personal data: none.
CREATE TABLE "overdracht_regel" (
    "id" TEXT NOT NULL CONSTRAINT "pk_overdracht_regel" PRIMARY KEY,
    "overdracht_id" TEXT NOT NULL,
    "taak_id" TEXT NOT NULL,
    "zaak_id" TEXT NOT NULL,
    "stand" TEXT NOT NULL,
    "van_id" TEXT NULL,
    "van" TEXT NULL,
    "van_team" TEXT NULL,
    "rollen" TEXT NULL,
    "was_behandelaar" INTEGER NOT NULL,
    "was_van_spoor" INTEGER NOT NULL,
    "revisie" INTEGER NULL,
    "melding" TEXT NULL,
    CONSTRAINT "fk_overdracht_regel_overdracht_id" FOREIGN KEY ("overdracht_id") REFERENCES "overdracht" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_overdracht_regel_taak_id" FOREIGN KEY ("taak_id") REFERENCES "taak" ("id") ON DELETE RESTRICT
);
CREATE INDEX "ix_overdracht_regel_overdracht_id_stand" ON "overdracht_regel" ("overdracht_id", "stand");
CREATE INDEX "ix_overdracht_regel_taak_id" ON "overdracht_regel" ("taak_id");

-- importbestand: Files that were read in: what sort, by whom, when. Neither the file nor its name.
-- Personal data: of staff.
CREATE TABLE "importbestand" (
    "id" TEXT NOT NULL CONSTRAINT "pk_importbestand" PRIMARY KEY,
    "gemeente_id" TEXT NOT NULL,
    "soort" TEXT NOT NULL,
    "rijen" INTEGER NOT NULL,
    "op" TEXT NOT NULL,
    "klaar_op" TEXT NULL,
    "medewerker_id" TEXT NULL,
    "door" TEXT NOT NULL
);
CREATE INDEX "ix_importbestand_gemeente_id_soort_op" ON "importbestand" ("gemeente_id", "soort", "op");

-- importregel: What became of each row of such a file. A refused row is kept encrypted, for thirty days.
-- Personal data: of residents.
CREATE TABLE "importregel" (
    "id" TEXT NOT NULL CONSTRAINT "pk_importregel" PRIMARY KEY,
    "importbestand_id" TEXT NOT NULL,
    "gemeente_id" TEXT NOT NULL,
    "nummer" INTEGER NOT NULL,
    "uitslag" TEXT NOT NULL,
    "reden" TEXT NULL,
    "sleutel" TEXT NULL,
    "zaak_id" TEXT NULL,
    "inhoud_versleuteld" BLOB NULL,
    CONSTRAINT "fk_importregel_importbestand_id" FOREIGN KEY ("importbestand_id") REFERENCES "importbestand" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_importregel_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "ix_importregel_gemeente_id_sleutel" ON "importregel" ("gemeente_id", "sleutel");
CREATE INDEX "ix_importregel_importbestand_id_nummer" ON "importregel" ("importbestand_id", "nummer");
CREATE INDEX "ix_importregel_zaak_id" ON "importregel" ("zaak_id");

-- externe_waarde: Figures from outside, of indicators and of groups that are counted against; a later version goes before. Append only.
-- Personal data: of staff.
CREATE TABLE "externe_waarde" (
    "id" TEXT NOT NULL CONSTRAINT "pk_externe_waarde" PRIMARY KEY,
    "gemeente_id" TEXT NOT NULL,
    "reeks" TEXT NOT NULL,
    "periode" TEXT NOT NULL,
    "versie" INTEGER NOT NULL,
    "waarde" TEXT NOT NULL,
    "getal" TEXT NULL,
    "bron" TEXT NOT NULL,
    "brondatum" TEXT NOT NULL,
    "opmerking" TEXT NULL,
    "op" TEXT NOT NULL,
    "medewerker_id" TEXT NULL,
    "door" TEXT NOT NULL
);
CREATE UNIQUE INDEX "ix_externe_waarde_gemeente_id_reeks_periode_versie" ON "externe_waarde" ("gemeente_id", "reeks", "periode", "versie");

-- gebeurtenis: Events for counting, with keyed hashes instead of persons.
-- Personal data: pseudonymous.
CREATE TABLE "gebeurtenis" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_gebeurtenis" PRIMARY KEY AUTOINCREMENT,
    "gemeente_id" TEXT NOT NULL,
    "naam" TEXT NOT NULL,
    "datum" TEXT NOT NULL,
    "wijk" TEXT NULL,
    "geslacht" TEXT NULL,
    "leeftijdsklasse" TEXT NULL,
    "dimensies" TEXT NOT NULL,
    "recordsleutel" TEXT NOT NULL,
    "persoonsleutel" TEXT NULL,
    "huishoudsleutel" TEXT NULL,
    "objectsleutel" TEXT NULL,
    "geldig_van" TEXT NULL,
    "geldig_tot" TEXT NULL,
    "sleutel" TEXT NOT NULL,
    "vervangt" TEXT NULL
);
CREATE INDEX "ix_gebeurtenis_gemeente_id_datum" ON "gebeurtenis" ("gemeente_id", "datum");
CREATE INDEX "ix_gebeurtenis_gemeente_id_naam_datum" ON "gebeurtenis" ("gemeente_id", "naam", "datum");
CREATE INDEX "ix_gebeurtenis_gemeente_id_persoonsleutel" ON "gebeurtenis" ("gemeente_id", "persoonsleutel");
CREATE INDEX "ix_gebeurtenis_objectsleutel" ON "gebeurtenis" ("objectsleutel");
CREATE INDEX "ix_gebeurtenis_recordsleutel" ON "gebeurtenis" ("recordsleutel");
CREATE UNIQUE INDEX "ix_gebeurtenis_sleutel" ON "gebeurtenis" ("sleutel");
CREATE INDEX "ix_gebeurtenis_vervangt" ON "gebeurtenis" ("vervangt");

-- publicatie: A version of the published figures of a period, with its reason and the rules by which it was protected. Append only.
-- Personal data: the name of staff who made a version.
CREATE TABLE "publicatie" (
    "id" TEXT NOT NULL CONSTRAINT "pk_publicatie" PRIMARY KEY,
    "gemeente_id" TEXT NOT NULL,
    "periode" TEXT NOT NULL,
    "soort" TEXT NOT NULL,
    "versie" INTEGER NOT NULL,
    "gemaakt_op" TEXT NOT NULL,
    "door" TEXT NOT NULL,
    "reden" TEXT NOT NULL,
    "regels" TEXT NOT NULL
);
CREATE UNIQUE INDEX "ix_publicatie_gemeente_id_periode_versie" ON "publicatie" ("gemeente_id", "periode", "versie");

-- publicatiedeel: One subject of a publication: protected tables as JSON, read by policy staff. Append only.
-- Personal data: none.
CREATE TABLE "publicatiedeel" (
    "id" TEXT NOT NULL CONSTRAINT "pk_publicatiedeel" PRIMARY KEY,
    "publicatie_id" TEXT NOT NULL,
    "onderwerp" TEXT NOT NULL,
    "volgorde" INTEGER NOT NULL,
    "inhoud" TEXT NOT NULL,
    CONSTRAINT "fk_publicatiedeel_publicatie_id" FOREIGN KEY ("publicatie_id") REFERENCES "publicatie" ("id") ON DELETE CASCADE
);
CREATE UNIQUE INDEX "ix_publicatiedeel_publicatie_id_onderwerp" ON "publicatiedeel" ("publicatie_id", "onderwerp");

-- doelversie: Goals that policy staff added or renamed, with why; a later version goes before. Append only.
-- Personal data: of staff.
CREATE TABLE "doelversie" (
    "id" TEXT NOT NULL CONSTRAINT "pk_doelversie" PRIMARY KEY,
    "gemeente_id" TEXT NOT NULL,
    "doel" TEXT NOT NULL,
    "versie" INTEGER NOT NULL,
    "naam" TEXT NOT NULL,
    "ouder" TEXT NULL,
    "indicatoren" TEXT NOT NULL,
    "is_vervallen" INTEGER NOT NULL,
    "reden" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    "medewerker_id" TEXT NULL,
    "door" TEXT NOT NULL
);
CREATE UNIQUE INDEX "ix_doelversie_gemeente_id_doel_versie" ON "doelversie" ("gemeente_id", "doel", "versie");

-- duiding: What policy staff say of a published figure, in versions. Append only.
-- Personal data: of staff.
CREATE TABLE "duiding" (
    "id" TEXT NOT NULL CONSTRAINT "pk_duiding" PRIMARY KEY,
    "gemeente_id" TEXT NOT NULL,
    "indicator_id" TEXT NOT NULL,
    "periode" TEXT NOT NULL,
    "versie" INTEGER NOT NULL,
    "tekst" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    "medewerker_id" TEXT NULL,
    "door" TEXT NOT NULL
);
CREATE UNIQUE INDEX "ix_duiding_gemeente_id_indicator_id_periode_versie" ON "duiding" ("gemeente_id", "indicator_id", "periode", "versie");

-- streefwaarde: Targets that policy staff set, with from when and why; a later version goes before. Append only.
-- Personal data: of staff.
CREATE TABLE "streefwaarde" (
    "id" TEXT NOT NULL CONSTRAINT "pk_streefwaarde" PRIMARY KEY,
    "gemeente_id" TEXT NOT NULL,
    "indicator_id" TEXT NOT NULL,
    "jaar" INTEGER NOT NULL,
    "versie" INTEGER NOT NULL,
    "waarde" TEXT NULL,
    "getal" TEXT NULL,
    "richting" TEXT NULL,
    "geldig_van" TEXT NOT NULL,
    "reden" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    "medewerker_id" TEXT NULL,
    "door" TEXT NOT NULL
);
CREATE UNIQUE INDEX "ix_streefwaarde_gemeente_id_indicator_id_jaar_versie" ON "streefwaarde" ("gemeente_id", "indicator_id", "jaar", "versie");

-- privacyverzoek: What residents ask about their own data, with term and decision. When the resident is destroyed it stays without anything about the person.
-- Personal data: of residents and staff.
CREATE TABLE "privacyverzoek" (
    "id" TEXT NOT NULL CONSTRAINT "pk_privacyverzoek" PRIMARY KEY,
    "gemeente_id" TEXT NOT NULL,
    "inwoner_id" TEXT NULL,
    "soort" TEXT NOT NULL,
    "wet" TEXT NULL,
    "ontvangen" TEXT NOT NULL,
    "verzoeker" TEXT NOT NULL,
    "verzoeker_naam" TEXT NULL,
    "is_wilsonbekwaam" INTEGER NOT NULL,
    "identificatie" TEXT NOT NULL,
    "omschrijving" TEXT NULL,
    "termijn" TEXT NOT NULL,
    "laatste_dag" TEXT NOT NULL,
    "uitleg" TEXT NOT NULL,
    "verlengd_op" TEXT NULL,
    "reden_verlenging" TEXT NULL,
    "status" TEXT NOT NULL,
    "besluit" TEXT NULL,
    "grond" TEXT NULL,
    "motivering" TEXT NULL,
    "besloten_op" TEXT NULL,
    "besloten_door" TEXT NULL,
    "overhandigd_op" TEXT NULL,
    "overhandigd_door" TEXT NULL,
    "op" TEXT NOT NULL,
    "medewerker_id" TEXT NULL,
    "door" TEXT NOT NULL,
    "revisie" INTEGER NOT NULL,
    CONSTRAINT "fk_privacyverzoek_inwoner_id" FOREIGN KEY ("inwoner_id") REFERENCES "inwoner" ("id") ON DELETE RESTRICT
);
CREATE INDEX "ix_privacyverzoek_gemeente_id_status_laatste_dag" ON "privacyverzoek" ("gemeente_id", "status", "laatste_dag");
CREATE INDEX "ix_privacyverzoek_inwoner_id" ON "privacyverzoek" ("inwoner_id");

-- vernietigingslijst: What is to be destroyed: who made, offered and approved the list.
-- Personal data: of staff.
CREATE TABLE "vernietigingslijst" (
    "id" TEXT NOT NULL CONSTRAINT "pk_vernietigingslijst" PRIMARY KEY,
    "gemeente_id" TEXT NOT NULL,
    "nummer" INTEGER NOT NULL,
    "peildatum" TEXT NOT NULL,
    "verzoek_id" TEXT NULL,
    "stand" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    "medewerker_id" TEXT NULL,
    "door" TEXT NOT NULL,
    "aangeboden_op" TEXT NULL,
    "aangeboden_door_id" TEXT NULL,
    "aangeboden_door" TEXT NULL,
    "besloten_op" TEXT NULL,
    "besloten_door_id" TEXT NULL,
    "besloten_door" TEXT NULL,
    "reden" TEXT NULL,
    "klaar_op" TEXT NULL,
    "revisie" INTEGER NOT NULL,
    CONSTRAINT "fk_vernietigingslijst_verzoek_id" FOREIGN KEY ("verzoek_id") REFERENCES "privacyverzoek" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "ix_vernietigingslijst_gemeente_id_nummer" ON "vernietigingslijst" ("gemeente_id", "nummer");
CREATE INDEX "ix_vernietigingslijst_verzoek_id" ON "vernietigingslijst" ("verzoek_id");

-- verzoekbrief: Letters about such a request, as they were sent.
-- Personal data: of residents and staff.
CREATE TABLE "verzoekbrief" (
    "id" TEXT NOT NULL CONSTRAINT "pk_verzoekbrief" PRIMARY KEY,
    "verzoek_id" TEXT NOT NULL,
    "soort" TEXT NOT NULL,
    "geadresseerde" TEXT NOT NULL,
    "onderwerp" TEXT NOT NULL,
    "tekst" TEXT NOT NULL,
    "zegel" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    "door" TEXT NOT NULL,
    CONSTRAINT "fk_verzoekbrief_verzoek_id" FOREIGN KEY ("verzoek_id") REFERENCES "privacyverzoek" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_verzoekbrief_verzoek_id" ON "verzoekbrief" ("verzoek_id");

-- bewaarplicht: Cases of which nothing may be destroyed now, with ground and reason.
-- Personal data: of residents and staff.
CREATE TABLE "bewaarplicht" (
    "id" TEXT NOT NULL CONSTRAINT "pk_bewaarplicht" PRIMARY KEY,
    "gemeente_id" TEXT NOT NULL,
    "zaak_id" TEXT NOT NULL,
    "grond" TEXT NOT NULL,
    "reden" TEXT NOT NULL,
    "van" TEXT NOT NULL,
    "tot" TEXT NULL,
    "op" TEXT NOT NULL,
    "medewerker_id" TEXT NULL,
    "door" TEXT NOT NULL,
    "beeindigd_op" TEXT NULL,
    "beeindigd_door" TEXT NULL,
    "reden_einde" TEXT NULL,
    CONSTRAINT "fk_bewaarplicht_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_bewaarplicht_zaak_id" ON "bewaarplicht" ("zaak_id");

-- dossieruitvoer: Who made which part of an inspection file, and its hash; the file itself is not kept.
-- Personal data: of staff.
CREATE TABLE "dossieruitvoer" (
    "id" TEXT NOT NULL CONSTRAINT "pk_dossieruitvoer" PRIMARY KEY,
    "verzoek_id" TEXT NOT NULL,
    "zaak_id" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    "medewerker_id" TEXT NULL,
    "door" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    CONSTRAINT "fk_dossieruitvoer_verzoek_id" FOREIGN KEY ("verzoek_id") REFERENCES "privacyverzoek" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_dossieruitvoer_zaak_id" FOREIGN KEY ("zaak_id") REFERENCES "zaak" ("id") ON DELETE RESTRICT
);
CREATE INDEX "ix_dossieruitvoer_verzoek_id" ON "dossieruitvoer" ("verzoek_id");
CREATE INDEX "ix_dossieruitvoer_zaak_id" ON "dossieruitvoer" ("zaak_id");

-- vernietigingsregel: The lines of such a list; after destruction a case number is left, and no id.
-- Personal data: pseudonymous.
CREATE TABLE "vernietigingsregel" (
    "id" TEXT NOT NULL CONSTRAINT "pk_vernietigingsregel" PRIMARY KEY,
    "lijst_id" TEXT NOT NULL,
    "soort" TEXT NOT NULL,
    "onderwerp_id" TEXT NULL,
    "aanduiding" TEXT NOT NULL,
    "wet" TEXT NULL,
    "resultaat" TEXT NULL,
    "regel" TEXT NOT NULL,
    "begin" TEXT NOT NULL,
    "vervalt_op" TEXT NOT NULL,
    "stand" TEXT NOT NULL,
    "reden" TEXT NULL,
    "door" TEXT NULL,
    "op" TEXT NULL,
    "bestanden" TEXT NULL,
    CONSTRAINT "fk_vernietigingsregel_lijst_id" FOREIGN KEY ("lijst_id") REFERENCES "vernietigingslijst" ("id") ON DELETE CASCADE
);
CREATE INDEX "ix_vernietigingsregel_lijst_id_stand" ON "vernietigingsregel" ("lijst_id", "stand");
CREATE INDEX "ix_vernietigingsregel_onderwerp_id" ON "vernietigingsregel" ("onderwerp_id");

-- vernietigingsverklaring: Certificates of destruction: kinds, rules, numbers and staff, no residents. Append only.
-- Personal data: of staff.
CREATE TABLE "vernietigingsverklaring" (
    "id" TEXT NOT NULL CONSTRAINT "pk_vernietigingsverklaring" PRIMARY KEY,
    "lijst_id" TEXT NOT NULL,
    "gemeente_id" TEXT NOT NULL,
    "onderwerp" TEXT NOT NULL,
    "tekst" TEXT NOT NULL,
    "zegel" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    CONSTRAINT "fk_vernietigingsverklaring_lijst_id" FOREIGN KEY ("lijst_id") REFERENCES "vernietigingslijst" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "ix_vernietigingsverklaring_lijst_id" ON "vernietigingsverklaring" ("lijst_id");
