# Completion of parallax for bash.

_parallax() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    local command=${COMP_WORDS[1]}
    local analysis="--lexicon --voice --from --to --event --outlet --dedupe --threads --quiet --strict
        --dry-run --help"
    local reading="--lexicon --voice --threads --quiet --strict --help"
    local options=""
    COMPREPLY=()

    if ((COMP_CWORD == 1)); then
        COMPREPLY=($(compgen -W "report compare score annotate find check events merge verify train evaluate agree lexicon --help --version" -- "$current"))
        return
    fi
    case $command in
        report) options="--output --model --house-style --as-of --seed --collapse-shared --no-sensitivity --excerpts-only --partial $analysis" ;;
        compare) options="--outlets --format --seed --collapse-shared --no-sensitivity $analysis" ;;
        score) options="--output --by --format --model $analysis" ;;
        annotate) options="--output $analysis" ;;
        train) options="--output --card --data-license --lexicon-out --prior-model --word-vectors --field --classes --id
            --task
            --families --word-grams --character-grams --by-wording --scaling --prior-map
            --prior-sd --prior-width --penalty --l1-ratio --fixed --group --folds --no-validation --threshold
            --class-weights --weigh-agreement --ignore-marked --seed --dry-run $reading" ;;
        evaluate) options="--output --compare --format --group --errors --seed --field $reading" ;;
        agree) options="--output --field --scale --format --seed --help" ;;
        find) options="--format --context $analysis" ;;
        check) options="--house-style --accept --as-of --format --output $reading" ;;
        events) options="--output --format --lexicon --threads --quiet --strict --dry-run --help" ;;
        merge) options="--output --lexicon --model --house-style --threads --quiet --strict --dry-run --help" ;;
        verify) options="--lexicon --model --house-style --format --threads --quiet --help" ;;
        lexicon)
            if ((COMP_CWORD == 2)); then
                COMPREPLY=($(compgen -W "check show new induce diff apply import export --help" -- "$current"))
                return
            fi
            case ${COMP_WORDS[2]} in
                check) options="--parity --symmetry --help" ;;
                show) options="--ratings-sheet --seed --help" ;;
                new) options="--id --help" ;;
                induce) options="--by --output --wording --scores --min-documents --min-events
                    --min-texts --longest --most --fdr --samples --folds --seed --field --dry-run $reading" ;;
                diff) options="--corpus --format --output $reading" ;;
                apply) options="--accept --all --as --to --as-of --force --dry-run --help" ;;
                import) options="--output --format --encoding --id --kind --lang --license --quiet --help" ;;
                export) options="--format --output --axis --quiet --help" ;;
            esac
            ;;
        *) return ;;
    esac

    case $previous in
        --lexicon) COMPREPLY=($(compgen -d -- "$current")) ;;
        --voice) COMPREPLY=($(compgen -W "full rules" -- "$current")) ;;
        --by)
            if [[ $command == lexicon ]]; then
                COMPREPLY=($(compgen -W "outlet label event" -- "$current"))
            else
                COMPREPLY=($(compgen -W "document sentence" -- "$current"))
            fi
            ;;
        --wording) COMPREPLY=($(compgen -W "outlet all" -- "$current")) ;;
        --format)
            if [[ $command == find || $command == verify || $command == agree ]]; then
                COMPREPLY=($(compgen -W "text json" -- "$current"))
            elif [[ $command == check ]]; then
                COMPREPLY=($(compgen -W "text sarif" -- "$current"))
            elif [[ $command == events ]]; then
                COMPREPLY=($(compgen -W "jsonl csv" -- "$current"))
            elif [[ $command == lexicon && ${COMP_WORDS[2]} == @(import|export) ]]; then
                COMPREPLY=($(compgen -W "dic dicx cat ykd lcd lc3 yaml vader afinn csv" -- "$current"))
            elif [[ $command == lexicon ]]; then
                COMPREPLY=($(compgen -W "text json markdown" -- "$current"))
            elif [[ $command == compare ]]; then
                COMPREPLY=($(compgen -W "md csv json" -- "$current"))
            elif [[ $command == evaluate ]]; then
                COMPREPLY=($(compgen -W "markdown json" -- "$current"))
            else
                COMPREPLY=($(compgen -W "json csv" -- "$current"))
            fi
            ;;
        --group) COMPREPLY=($(compgen -W "stratified outlet event url group" -- "$current")) ;;
        --scale) COMPREPLY=($(compgen -W "nominal ordinal interval all" -- "$current")) ;;
        --scaling) COMPREPLY=($(compgen -W "rate unit" -- "$current")) ;;
        --prior-map) COMPREPLY=($(compgen -W "signed absolute zero" -- "$current")) ;;
        --prior-width) COMPREPLY=($(compgen -W "even rare ratio" -- "$current")) ;;
        --penalty) COMPREPLY=($(compgen -W "l2 elastic-net l1" -- "$current")) ;;
        --kind) COMPREPLY=($(compgen -W "style framing" -- "$current")) ;;
        --threshold) COMPREPLY=($(compgen -W "half f1 macro-f1" -- "$current")) ;;
        --class-weights) COMPREPLY=($(compgen -W "none balanced" -- "$current")) ;;
        --lexicon-out) COMPREPLY=($(compgen -d -- "$current")) ;;
        --data-license | --field | --classes | --task | --families | --word-grams | \
            --character-grams | --prior-sd | --folds | --errors | --min-documents | --min-events | \
            --min-texts | --longest | --most | --fdr | --samples | --accept | --as | --l1-ratio | \
            --encoding | --lang | --license | --axis) ;;
        --from | --to | --as-of | --event | --outlet | --threads | --seed | --context | --id) ;;
        *)
            if [[ $current == -* ]]; then
                COMPREPLY=($(compgen -W "$options" -- "$current"))
            else
                COMPREPLY=($(compgen -f -- "$current"))
            fi
            ;;
    esac
}

complete -o filenames -F _parallax parallax
