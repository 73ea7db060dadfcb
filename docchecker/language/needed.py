"""The term lists that the judgements ask for by name: a notice without one of them does not load."""

from __future__ import annotations

_NAMES = """
    absences action_verbs actions address_titles after_words aspects basis_words becauses before_words benefit booklets
    bracketed_words broad_law causes checkable_formations cognition contrast deeds deeds_of_office defects effects facts few
    fixed_occasions future_words gain generic_words given_chars governs grade_adjectives grades harm hedges hence
    improve_verbs insights institutions institutions_of_law kinship_titles lack laws leaders lesson measure_words
    measures name_followers named_numbers negations next_steps nobody not_absences not_names not_nicknames
    not_speech notice_examples novelty object_suffixes objects occasions official_after only_words other_fields
    outcome_openers outcomes outputs own_words people person_roles plans pledges posts problems public_figures
    rare_surnames reactions reason recognition reflections relay_praise relay_verbs rose rule_words scope_weak
    scope_words single_posts single_units slogans soft_verbs speech standing stated strong_innovations strong_next_steps
    sure_given_chars surnames surveys teaching_words then_now topic_openers transliterations troubles
    vague_formations vague_heads weak_absences weak_defects zero_words
"""
NEEDED: tuple[str, ...] = tuple(_NAMES.split())
